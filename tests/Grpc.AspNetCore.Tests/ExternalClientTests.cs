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

    [NodeFact]
    public async Task Grpc_js_every_call_type_and_failure()
    {
        await using var server = await ExternalGreeter.StartAsync();

        using var program = ExternalProgram.StartNode("node_client.js", server.Address.Authority);
        var output = await program.EndAsync();

        Assert.Equal(9, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        // One: the exception of the call named "crash".
        Assert.Single(server.Log.WarningsAndErrors);
    }

    [BufTheory]
    [InlineData("grpc-v1")]
    [InlineData("grpc-v1alpha")]
    public async Task Buf_curl_finds_the_service_by_reflection_and_calls_it_in_every_way(string reflection)
    {
        await using var server = await ExternalGreeter.StartAsync();
        const string three = """{"name": "a"} {"name": "b"} {"name": "c"}""";

        Assert.Equal("""{"text":"Hello buf"}""", await CurlAsync("Say", """{"name": "buf"}"""));
        Assert.Equal("""{"text":"Hello buf 0"}{"text":"Hello buf 1"}""", await CurlAsync("SayMany", """{"name": "buf", "count": 2}"""));
        Assert.Equal("""{"text":"a b c"}""", await CurlAsync("Collect", three));
        Assert.Equal("""{"text":"Hello a"}{"text":"Hello b"}{"text":"Hello c"}""", await CurlAsync("Chat", three));

        async Task<string> CurlAsync(string method, string data)
        {
            var output = await BufCurlAsync("--reflect-protocol", reflection, "--data", data, $"{server.Address}tests.v1.Greeter/{method}");
            return string.Concat(output.Split((char[])['\n'], StringSplitOptions.TrimEntries)).Replace(": ", ":", StringComparison.Ordinal);
        }
    }

    [BufFact]
    public async Task Buf_curl_shows_an_error_with_its_details()
    {
        await using var server = await ExternalGreeter.StartAsync();
        using var program = ExternalProgram.Start(
            ExternalRequirement.Buf, BufCurl("--data", """{"name": "reject"}""", $"{server.Address}tests.v1.Greeter/Say"));

        var said = await program.FailureAsync();

        Assert.Contains("\"code\": \"invalid_argument\"", said, StringComparison.Ordinal);
        Assert.Contains("\"google.rpc.BadRequest\"", said, StringComparison.Ordinal);
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

    static Task<string> BufCurlAsync(params string[] arguments) =>
        ExternalProgram.RunAsync(ExternalRequirement.Buf, BufCurl(arguments));

    static string[] BufCurl(params string[] arguments) => ["curl", "--http2-prior-knowledge", "--protocol", "grpc", .. arguments];
}
