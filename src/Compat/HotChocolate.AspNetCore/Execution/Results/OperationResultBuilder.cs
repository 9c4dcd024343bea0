namespace HotChocolate.Execution;

/// <summary>Creates results of requests that are not executed.</summary>
public static class OperationResultBuilder
{
    public static IOperationResult CreateError(IError error, IReadOnlyDictionary<string, object?>? contextData = null) =>
        CreateError([error], contextData);

    public static IOperationResult CreateError(
        IReadOnlyList<IError> errors, IReadOnlyDictionary<string, object?>? contextData = null) =>
        new OperationResult(null, isDataSet: false, errors) { ContextData = contextData };
}
