using Grpc.AspNetCore.Tests.Testing;

namespace Grpc.AspNetCore.Tests;

/// <summary>The standard interop cases of the gRPC project, between our server and client and those of grpcio and grpc-js.</summary>
public sealed class InteropTests(
    InteropClientRun.Python pythonClient,
    InteropClientRun.Node nodeClient,
    InteropServerRun.Python pythonServer,
    InteropServerRun.Node nodeServer)
    : IClassFixture<InteropClientRun.Python>,
        IClassFixture<InteropClientRun.Node>,
        IClassFixture<InteropServerRun.Python>,
        IClassFixture<InteropServerRun.Node>
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
    public async Task Our_client_on_the_server_of_grpcio(string name)
    {
        using var peer = InteropPeer.At(await pythonServer.AddressAsync(), compresses: true);
        await InteropCases.RunAsync(name, peer);
    }

    [NodeTheory]
    [MemberData(nameof(Cases))]
    public async Task Our_client_on_the_server_of_grpc_js(string name)
    {
        using var peer = InteropPeer.At(await nodeServer.AddressAsync());
        await InteropCases.RunAsync(name, peer);
    }

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
}
