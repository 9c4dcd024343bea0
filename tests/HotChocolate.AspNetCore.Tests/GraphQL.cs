using System.Text.Json;
using HotChocolate.Execution;
using HotChocolate.Execution.Configuration;

namespace HotChocolateTests;

/// <summary>Builds a server from a few classes and executes requests.</summary>
static class GraphQL
{
    public static ServiceProvider Build(Action<IRequestExecutorBuilder> configure, Action<IServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        configure(collection.AddGraphQLServer());
        return collection.BuildServiceProvider();
    }

    /// <summary>Executes a document and returns the response as compact JSON.</summary>
    public static async Task<string> ExecuteAsync<TQuery>(
        string document, object? variables = null, Action<IRequestExecutorBuilder>? configure = null,
            Action<IServiceCollection>? services = null)
        where TQuery : class
    {
        await using var provider = Build(
            builder =>
            {
                builder.AddQueryType<TQuery>();
                configure?.Invoke(builder);
            },
            services);
        return await ExecuteAsync(provider, document, variables);
    }

    public static async Task<string> ExecuteAsync(IServiceProvider provider, string document, object? variables = null)
    {
        var executor = await provider.GetRequestExecutorAsync();
        var result = await executor.ExecuteAsync(Request(document, variables));
        return result.ToJson(withIndentations: false);
    }

    public static IOperationRequest Request(string document, object? variables = null) =>
        OperationRequestBuilder.New().SetDocument(document).SetVariableValues(Variables(variables)).Build();

    /// <summary>The printed schema.</summary>
    public static async Task<string> PrintAsync<TQuery>(
        Action<IRequestExecutorBuilder>? configure = null, Action<IServiceCollection>? services = null)
        where TQuery : class
    {
        await using var provider = Build(
            builder =>
            {
                builder.AddQueryType<TQuery>();
                configure?.Invoke(builder);
            },
            services);
        return (await provider.GetRequestExecutorAsync()).Schema.ToString()!;
    }

    static Dictionary<string, object?>? Variables(object? variables) => variables is null
        ? null
        : JsonSerializer.SerializeToElement(variables).EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
}
