using Map.Testing.Clients;

namespace Map.Service.Tests.Interop;

/// <summary>grpc-js, the gRPC of Node, which reads the contract's own files.</summary>
public sealed class GrpcJsTests(InteropServer map) : IClassFixture<InteropServer>
{
    static readonly string[] Cases =
        ["reflection", "unary", "metadata", "server_streaming", "pages", "errors", "unreadable", "compression", "health"];

    [NodeFact(NodeScript.Grpc)]
    public async Task Grpc_js_is_served_in_every_way()
    {
        using var program = Start("all", map.Place, map.Key);

        var output = await program.EndAsync();

        Assert.Equal(Cases.Select(name => $"ok {name}"), output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(map.Server.Log.Errors);
    }

    [NodeFact(NodeScript.Grpc)]
    public Task Deadline_of_grpc_js_ends_statements_in_database() =>
        map.AssertEndsStatementsAsync(() => Start("deadline"), 2, program => program.EndAsync());

    [NodeFact(NodeScript.Grpc)]
    public Task Grpc_js_that_cancels_ends_statements_in_database() =>
        map.AssertEndsStatementsAsync(() => Start("cancel"), 2, async program =>
        {
            await program.WriteLineAsync("cancel");
            await program.EndAsync();
        });

    ForeignProgram Start(params string[] arguments) =>
        ForeignProgram.Start("node", ["map_client.js", map.Address, map.Descriptors, .. arguments]);
}
