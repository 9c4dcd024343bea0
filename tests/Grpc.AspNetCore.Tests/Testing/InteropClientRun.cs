namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>A foreign client's run through all the interop cases against our server, once; then each case is looked up.</summary>
public abstract class InteropClientRun(Func<string, ExternalProgram> start)
{
    readonly Lazy<Task<string[]>> lines = new(async () =>
    {
        await using var server = await InteropService.StartAsync();
        using var program = start(server.Address.Authority);
        var output = await program.EndAsync();
        Assert.Empty(server.Log.WarningsAndErrors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    });

    public async Task AssertPassed(string name)
    {
        var line = Assert.Single(await lines.Value, line => line.Split(' ')[1] == name);
        Assert.True(line == $"ok {name}", line);
    }

    public sealed class Python() : InteropClientRun(
        address => ExternalProgram.StartPython("interop_client.py", InteropDescriptors.File, address));

    public sealed class Node() : InteropClientRun(address => ExternalProgram.StartNode("interop_client.js", address));
}
