using HotChocolateTests.Server;

namespace HotChocolateTests.Clients;

/// <summary>The audits of npm's graphql-http: GraphQL over HTTP as its specification has it, musts, shoulds and mays alike.</summary>
public sealed class AuditTests
{
    [NodeFact]
    public async Task Every_audit_of_graphql_http_passes()
    {
        await using var app = await GraphQLApp.StartAsync<Query>();

        var audits = await NodeScript.RunAsync("audit.mjs", new Uri(app.Client.BaseAddress!, "graphql").ToString());

        Assert.NotEmpty(audits);
        Assert.All(audits, audit => Assert.Equal("ok", audit.Split('\t')[1]));
        Assert.True(audits.Length >= 60, $"There were only {audits.Length} audits.");
    }

    public sealed class Query
    {
        public string Hello => "world";
    }
}
