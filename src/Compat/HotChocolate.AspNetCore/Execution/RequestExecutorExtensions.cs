using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Execution;

public static class RequestExecutorExtensions
{
    public static Task<IExecutionResult> ExecuteAsync(
        this IRequestExecutor executor, [StringSyntax("graphql")] string document, CancellationToken cancellationToken = default) =>
        executor.ExecuteAsync(OperationRequestBuilder.New().SetDocument(document).Build(), cancellationToken);

    public static Task<IExecutionResult> ExecuteAsync(
        this IRequestExecutor executor,
        [StringSyntax("graphql")] string document,
        IReadOnlyDictionary<string, object?> variableValues,
        CancellationToken cancellationToken = default) =>
        executor.ExecuteAsync(
            OperationRequestBuilder.New().SetDocument(document).SetVariableValues(variableValues).Build(), cancellationToken);
}
