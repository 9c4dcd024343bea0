using HotChocolate.Execution;
using HotChocolate.Language;
using Map.Gateway.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Gateway.Tests.GraphQL.Schema;

/// <summary>The schema as the gateway prints it, and the files that it is held against.</summary>
static class SchemaFiles
{
    static readonly Uri Nobody = new("http://127.0.0.1:9");

    public const string Published = "docs/schema.graphql";

    public static DocumentNode Contract() =>
        Utf8GraphQLParser.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "GraphQL", "Schema", "contract.graphql")));

    // It is the same for all tests of a run.
    static readonly Lazy<Task<string>> Printed = new(PrintAsync);

    public static Task<string> PrintedAsync() => Printed.Value;

    static async Task<string> PrintAsync()
    {
        await using var gateway = await TestGateway.StartAsync(Nobody);
        var executor = await gateway.Services.GetRequiredService<IRequestExecutorResolver>().GetRequestExecutorAsync();
        return executor.Schema.ToString()!.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
