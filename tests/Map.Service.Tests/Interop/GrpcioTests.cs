namespace Map.Service.Tests.Interop;

/// <summary>grpcio, the gRPC of Python, which has its messages from the service's reflection.</summary>
public sealed class GrpcioTests(InteropServer map) : IClassFixture<InteropServer>
{
    static readonly string[] Cases =
        ["reflection", "unary", "metadata", "server_streaming", "pages", "errors", "unreadable", "compression", "health"];

    [PythonFact]
    public async Task Grpcio_is_served_in_every_way()
    {
        using var program = Start("all", map.Place, map.Key);

        var output = await program.EndAsync();

        Assert.Equal(Cases.Select(name => $"ok {name}"), output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(map.Server.Log.Errors);
    }

    [PythonFact]
    public Task Deadline_of_grpcio_ends_statements_in_database() =>
        map.AssertEndsStatementsAsync(() => Start("deadline"), 2, program => program.EndAsync());

    [PythonFact]
    public Task Grpcio_that_cancels_ends_statements_in_database() =>
        map.AssertEndsStatementsAsync(() => Start("cancel"), 2, async program =>
        {
            await program.WriteLineAsync("cancel");
            await program.EndAsync();
        });

    ForeignProgram Start(params string[] arguments) =>
        ForeignProgram.Start(ForeignTools.Python, ["-B", "map_client.py", map.Address, map.Descriptors, .. arguments]);
}
