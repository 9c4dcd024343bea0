namespace HotChocolate;

/// <summary>Thrown by a resolver to add errors to the response; unlike those of other exceptions, their messages are not hidden.</summary>
public class GraphQLException : Exception
{
    public GraphQLException(string message)
        : this(new Error { Message = message })
    {
    }

    public GraphQLException(IError error)
        : base(error.Message) => Errors = [error];

    public GraphQLException(params IError[] errors)
        : base(errors.Length == 0 ? "Unexpected Execution Error" : errors[0].Message) => Errors = errors;

    public GraphQLException(IEnumerable<IError> errors)
        : this([.. errors])
    {
    }

    public IReadOnlyList<IError> Errors { get; }
}
