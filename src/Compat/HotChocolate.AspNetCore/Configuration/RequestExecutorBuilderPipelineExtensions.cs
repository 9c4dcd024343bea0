using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;
using HotChocolate.Execution.Pipeline;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Builds the request pipeline. Steps run in the order of the calls; without any call the default pipeline is used.</summary>
public static class RequestExecutorBuilderPipelineExtensions
{
    /// <summary>Adds a step of the application.</summary>
    public static IRequestExecutorBuilder UseRequest(this IRequestExecutorBuilder builder, RequestMiddleware middleware) =>
        builder.Configure(setup => setup.Pipeline.Add((_, next) => middleware(next)));

    public static IRequestExecutorBuilder UseExceptions(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => steps.CatchExceptionsAsync);

    /// <summary>Limits the execution time, see <see cref="HotChocolate.Execution.Options.RequestExecutorOptions"/>.</summary>
    public static IRequestExecutorBuilder UseTimeout(this IRequestExecutorBuilder builder) =>
        builder.Configure(setup => setup.HasTimeout = true);

    public static IRequestExecutorBuilder UseDocumentCache(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => steps.FindDocumentAsync);

    public static IRequestExecutorBuilder UseReadPersistedOperation(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => steps.ReadStoredDocumentAsync);

    public static IRequestExecutorBuilder UsePersistedOperationNotFound(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => steps.RefuseUnknownDocumentAsync);

    public static IRequestExecutorBuilder UseOnlyPersistedOperationAllowed(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => steps.RefuseDocumentThatIsNotStoredAsync);

    public static IRequestExecutorBuilder UseDocumentParser(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => steps.ParseDocumentAsync);

    public static IRequestExecutorBuilder UseDocumentValidation(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => steps.ValidateDocumentAsync);

    /// <summary>Does nothing: the stand-in caches operations with their documents.</summary>
    public static IRequestExecutorBuilder UseOperationCache(this IRequestExecutorBuilder builder) => builder;

    public static IRequestExecutorBuilder UseOperationResolver(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => steps.ResolveOperationAsync);

    public static IRequestExecutorBuilder UseOperationVariableCoercion(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => steps.CoerceVariablesAsync);

    public static IRequestExecutorBuilder UseOperationExecution(this IRequestExecutorBuilder builder) =>
        Use(builder, steps => (context, _) => steps.ExecuteAsync(context));

    internal static void UseDefaultPipeline(ServerSetup setup) => new RequestExecutorBuilder(new ServiceCollection(), setup)
        .UseExceptions()
        .UseTimeout()
        .UseDocumentCache()
        .UseDocumentParser()
        .UseDocumentValidation()
        .UseOperationCache()
        .UseOperationResolver()
        .UseOperationVariableCoercion()
        .UseOperationExecution();

    static IRequestExecutorBuilder Use(
        IRequestExecutorBuilder builder, Func<RequestSteps, Func<IRequestContext, RequestDelegate, ValueTask>> choose) =>
        builder.Configure(setup => setup.Pipeline.Add((steps, next) =>
        {
            var step = choose(steps);
            return context => step(context, next);
        }));
}
