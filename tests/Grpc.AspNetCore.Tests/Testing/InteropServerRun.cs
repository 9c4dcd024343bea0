namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>A foreign server of the interop cases, started when first asked for.</summary>
public abstract class InteropServerRun(Func<ExternalProgram> start) : IDisposable
{
    readonly Lazy<ExternalProgram> program = new(start);
    Task<string>? port;

    public async Task<string> AddressAsync() => $"http://127.0.0.1:{await (port ??= program.Value.ReadLineAsync())}";

    public void Dispose()
    {
        if (program.IsValueCreated)
        {
            program.Value.Dispose();
        }
    }

    public sealed class Python() : InteropServerRun(() => ExternalProgram.StartPython("interop_server.py", InteropDescriptors.File));

    public sealed class Node() : InteropServerRun(() => ExternalProgram.StartNode("interop_server.js"));
}
