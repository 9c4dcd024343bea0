using Grpc.AspNetCore.Tests.Testing;

namespace Grpc.AspNetCore.Tests;

/// <summary>The standard interop cases of the gRPC project, between our server and client and those of grpcio and grpc-js.</summary>
public sealed class InteropTests(
    InteropClientRun.Python pythonClient,
    InteropClientRun.Node nodeClient)
    : IClassFixture<InteropClientRun.Python>,
        IClassFixture<InteropClientRun.Node>
{
    public static TheoryData<string> Cases => InteropCases.Names;

    [PythonTheory]
    [MemberData(nameof(Cases))]
    public Task Client_of_grpcio_on_our_server(string name) => pythonClient.AssertPassed(name);

    [NodeTheory]
    [MemberData(nameof(Cases))]
    public Task Client_of_grpc_js_on_our_server(string name) => nodeClient.AssertPassed(name);

    [PythonTheory]
    [MemberData(nameof(Cases))]
    public Task Our_client_on_the_server_of_grpcio(string name) =>
        OnServerAsync(ExternalProgram.StartPython("interop_server.py", InteropDescriptors.File), name, compresses: true);

    [NodeTheory]
    [MemberData(nameof(Cases))]
    public Task Our_client_on_the_server_of_grpc_js(string name) =>
        OnServerAsync(ExternalProgram.StartNode("interop_server.js"), name, compresses: false);

    // The only pair of which both sides see which messages are compressed.
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Our_client_on_our_server(string name)
    {
        await using var server = await InteropService.StartAsync();
        using var peer = InteropPeer.At(server.Address.ToString(), seesCompression: true, compresses: true);
        await InteropCases.RunAsync(name, peer);
        Assert.Empty(server.Log.WarningsAndErrors);
    }

    // A server of its own for each case: one that a cancelled call ended, as happens with grpc-js under load, would fail the cases after it.
    static async Task OnServerAsync(ExternalProgram program, string name, bool compresses)
    {
        using var server = program;
        using var peer = InteropPeer.At($"http://127.0.0.1:{await server.ReadLineAsync()}", compresses: compresses);
        await InteropCases.RunAsync(name, peer);
    }
}
