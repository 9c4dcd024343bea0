using HotChocolate.Execution;

namespace Map.Gateway.GraphQL.Operations;

/// <summary>Validates the stored operations when the gateway starts: requests that name one skip validation, so that a mistake would only
/// show in a caller's response.</summary>
sealed class StoredOperationCheck(StoredOperations operations, IServiceProvider services) : IHostedService
{
    const string ValidateOnly = "Map.ValidateOnly";

    /// <summary>The step that ends a request of this check, after validation.</summary>
    public static ValueTask EndAsync(IRequestContext context, HotChocolate.Execution.RequestDelegate next)
    {
        if (!context.ContextData.ContainsKey(ValidateOnly))
            return next(context);
        context.Result = new OperationResult(null, []);
        return ValueTask.CompletedTask;
    }

    /// <exception cref="SettingsException">An operation is wrong.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var executor = await services.GetRequestExecutorAsync(cancellationToken: cancellationToken);
        foreach (var (id, text) in operations.Texts)
        {
            var request = OperationRequestBuilder.New()
                .SetDocument(text).AllowNonPersistedOperation().SetGlobalState(ValidateOnly, true).Build();
            await using var result = await executor.ExecuteAsync(request, cancellationToken);
            if (result is IOperationResult { Errors: [var error, ..] })
                throw new SettingsException([$"The stored operation {id} in {operations.Folder} is wrong: {error.Message}"]);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
