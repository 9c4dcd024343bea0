using Grpc.AspNetCore.Tests.Testing;

namespace Grpc.AspNetCore.Tests;

/// <summary>Clients that nobody here wrote, against our server.</summary>
public class ExternalClientTests
{
    [PythonFact]
    public async Task Grpcio_every_call_type_and_failure()
    {
        await using var server = await ExternalGreeter.StartAsync();

        using var program = ExternalProgram.StartPython("python_client.py", server.Address.Authority);
        var output = await program.EndAsync();

        Assert.Equal(10, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        // One: the exception of the call named "crash".
        Assert.Single(server.Log.WarningsAndErrors);
    }

    [BufFact]
    public async Task Buf_curl_finds_the_service_by_reflection_and_calls_it()
    {
        await using var server = await ExternalGreeter.StartAsync();

        var unary = await CurlAsync("Say", """{"name": "buf"}""");
        var streamed = await CurlAsync("SayMany", """{"name": "buf", "count": 2}""");

        Assert.Equal("""{"text":"Hello buf"}""", unary);
        Assert.Equal("""{"text":"Hello buf 0"}{"text":"Hello buf 1"}""", streamed);

        async Task<string> CurlAsync(string method, string data)
        {
            var output = await BufCurlAsync("--data", data, $"{server.Address}tests.v1.Greeter/{method}");
            return string.Concat(output.Split((char[])['\n'], StringSplitOptions.TrimEntries)).Replace(": ", ":", StringComparison.Ordinal);
        }
    }

    [BufFact]
    public async Task Buf_curl_lists_services_through_v1_and_v1alpha()
    {
        await using var server = await ExternalGreeter.StartAsync();

        foreach (var version in new[] { "grpc-v1", "grpc-v1alpha" })
        {
            var output = await BufCurlAsync("--reflect-protocol", version, "--list-services", server.Address.ToString());

            Assert.Contains("tests.v1.Greeter", output, StringComparison.Ordinal);
        }
    }

    static Task<string> BufCurlAsync(params string[] arguments) => ExternalProgram.RunAsync(
        ExternalRequirement.Buf, ["curl", "--http2-prior-knowledge", "--protocol", "grpc", .. arguments]);
}
