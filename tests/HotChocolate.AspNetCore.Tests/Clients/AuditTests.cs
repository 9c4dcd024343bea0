using HotChocolateTests.Server;
using Map.Testing.Clients;

namespace HotChocolateTests.Clients;

/// <summary>The audits of npm's graphql-http, which check GraphQL over HTTP by its specification: all that it says MUST, SHOULD or MAY.
/// </summary>
public sealed class AuditTests
{
    // Clients from before 2025 that send no Accept header expect plain JSON. The original does not treat them differently either.
    static readonly string[] OfOldClients = ["47DE", "80D8"];

    [NodeFact(NodeScript.GraphQL)]
    public async Task Audits_of_graphql_http_pass_except_two_for_old_clients()
    {
        await using var app = await GraphQLApp.StartAsync<Query>();

        var audits = await NodeScript.RunAsync(NodeScript.GraphQL, "audit.mjs", new Uri(app.Client.BaseAddress!, "graphql").ToString());

        Assert.NotEmpty(audits);
        Assert.Equal(OfOldClients, audits.Where(audit => audit.Split('\t')[1] != "ok").Select(audit => audit.Split('\t')[0]));
        Assert.True(audits.Length >= 60, $"There were only {audits.Length} audits.");
    }

    public sealed class Query
    {
        public string Hello => "world";
    }
}
