using HotChocolateTests.Server;
using Map.Testing.Clients;

namespace HotChocolateTests.Clients;

/// <summary>The audits of npm's graphql-http: GraphQL over HTTP as its specification has it, musts, shoulds and mays alike.</summary>
public sealed class AuditTests
{
    // What clients of before 2025 expect who do not say what they accept: plain JSON. The original answers them as all others.
    static readonly string[] OfOldClients = ["47DE", "80D8"];

    [NodeFact(NodeScript.GraphQL)]
    public async Task Every_audit_of_graphql_http_passes_but_two_of_old_clients()
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
