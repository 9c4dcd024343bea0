using HotChocolate.AspNetCore;
using HotChocolate.Execution;
using HotChocolate.Language;
using Map.Gateway.Http;
using Map.Gateway.Http.Caching;
using Map.Gateway.Http.Limits;

namespace Map.Gateway.GraphQL.Operations;

/// <summary>The GraphQL server: its endpoints, and the pipeline of an operation.</summary>
static class GraphQLServerSetup
{
    // Without one of these, /graphql serves its page or its schema.
    static readonly string[] OperationParameters = ["query", "id"];

    public static IRequestExecutorBuilder AddGraphQL(this IServiceCollection services, OperationSettings settings)
    {
        var operations = StoredOperations.Read(settings.Folder);
        services.AddSingleton(operations);
        services.AddHostedService<StoredOperationCheck>();
        services.CompressResponses("application/graphql-response+json");
        // Apollo's clients send a SHA-256 hash first.
        services.AddSha256DocumentHashProvider(HashFormat.Hex);
        // The default security would switch introspection off; its limits of cost and depth are weaker than those in Http/Limits.
        var server = services.AddGraphQLServer(disableDefaultSecurity: true);
        server.ConfigureSchemaServices(schema => schema.AddSingleton<IOperationDocumentStorage>(operations));
        AddPipeline(server, settings.Only);
        return server;
    }

    /// <summary>Refuses malformed requests to the endpoints of GraphQL.</summary>
    public static void UseGraphQLRequests(this WebApplication app) =>
        GraphQLRequests.Use(app, app.Services.GetRequiredService<StoredOperations>().Contains);

    public static void MapGraphQLEndpoints(this WebApplication app)
    {
        var versioned = new VersionedResponse
        {
            RequestHeaders = ["GraphQL-Cost", .. GraphQLRequests.Preflights],
            AppliesTo = static request => !request.Path.Equals("/graphql", StringComparison.OrdinalIgnoreCase)
                || OperationParameters.Any(request.Query.ContainsKey),
            MayHoldErrors = true,
        };
        app.MapGraphQL().WithOptions(Options()).WithMetadata(new GraphQLEndpoint()).WithVersionedResponse(versioned);
        app.MapGraphQLPersistedOperations().WithMetadata(new GraphQLEndpoint()).WithVersionedResponse(versioned);
    }

    // The pipeline of an operation, the outermost step first. The engine's own cost analyzer is left out: it does not know the length of a
    // list that a variable sets.
    static void AddPipeline(IRequestExecutorBuilder server, bool onlyStored) => server
        .UseRequest(next => context => context.Services.GetRequiredService<RefusalMetrics>().CountAsync(context, next))
        .UseRequest(next => context => context.Services.GetRequiredService<GraphQLErrors>().TranslateAsync(context, next))
        .UseExceptions()
        .UseTimeout()
        .UseDocumentCache()
        .UseReadPersistedOperation()
        .UsePersistedOperationNotFound()
        .UseOnlyPersistedOperationAllowed()
        .UseDocumentParser()
        // Before validation, whose time can grow exponentially with the document.
        .UseRequest(next => context => DocumentLimits.CheckAsync(context, next))
        .UseDocumentValidation()
        .UseRequest(next => context => StoredOperationCheck.EndAsync(context, next))
        .UseOperationCache()
        .UseOperationResolver()
        .UseOperationVariableCoercion()
        // After the variables are known, on which the cost depends.
        .UseRequest(next => context => context.Services.GetRequiredService<OperationBudget>().CheckAsync(context, next))
        .UseRequest(next => context => MarkCompleteAsync(context, next))
        .UseOperationExecution()
        .ModifyParserOptions(options =>
        {
            options.MaxAllowedTokens = DocumentLimits.Tokens;
            options.MaxAllowedFields = DocumentLimits.Fields;
        })
        .ModifyRequestOptions(options => options.PersistedOperations.OnlyAllowPersistedDocuments = onlyStored);

    // Mutations are executed each time.
    static async ValueTask MarkCompleteAsync(IRequestContext context, HotChocolate.Execution.RequestDelegate next)
    {
        await next(context);
        if (context is { Result: IOperationResult { Errors: null or { Count: 0 } }, Operation.Type: OperationType.Query }
            && context.Services.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http)
            CompleteResponse.Mark(http);
    }

    static GraphQLServerOptions Options() => new()
    {
        // A GET needs a header that makes a browser send a preflight first, so that other sites' pages cannot make browsers run operations.
        EnforceGetRequestsPreflightHeader = true,
        EnableMultipartRequests = false,
        // The package's own page loads code from another site; ours is GraphQLPage.
        Tool = { Enable = false },
    };
}
