using HotChocolate.Execution.Coercion;
using Microsoft.Extensions.Logging;

namespace HotChocolate.Execution;

/// <summary>Applies the error filters, and writes unexpected exceptions to the log instead of the response.</summary>
sealed class ErrorHandler(IReadOnlyList<IErrorFilter> filters, ILogger logger)
{
    public static IError Unexpected(Exception exception) =>
        new Error { Message = "Unexpected Execution Error", Exception = exception };

    public static IError Of(CoercionException exception)
    {
        var builder = ErrorBuilder.New().SetMessage(exception.Message).SetCode("INVALID_ARGUMENT_VALUE");
        return (exception.Node is null ? builder : builder.AddLocation(exception.Node)).Build();
    }

    public IError Handle(IError error)
    {
        foreach (var filter in filters)
            error = filter.OnError(error);
        if (error.Exception is not null)
            ExecutionLog.UnexpectedError(logger, error.Path?.Print() ?? "/", error.Exception);
        return error;
    }
}
