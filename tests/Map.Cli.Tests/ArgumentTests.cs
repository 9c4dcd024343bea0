using System.Net;
using System.Net.Sockets;

namespace Map.Cli.Tests;

/// <summary>What is refused before anything starts.</summary>
public sealed class ArgumentTests(CommandLine map) : IClassFixture<CommandLine>
{
    [Fact]
    public async Task Up_on_port_in_use_names_port_and_flag()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var up = await map.RunAsync("up", "--grpc-port", $"{port}");

        Assert.Equal(1, up.ExitCode);
        Assert.Contains($"port {port} is in use", up.Errors, StringComparison.Ordinal);
        Assert.Contains("--grpc-port", up.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up", "--port", "0")]
    [InlineData("up", "--port", "many")]
    [InlineData("import")]
    [InlineData("import", "nowhere.csv")]
    [InlineData("key", "create", "--role", "king")]
    [InlineData("export", "--format", "kml")]
    public async Task Wrong_arguments_are_refused_in_one_sentence(params string[] arguments)
    {
        var (exitCode, _, errors) = await map.RunAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.NotEmpty(errors);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_has_option_for_every_parameter_of_files()
    {
        var (exitCode, help, _) = await map.RunAsync("export", "--help");

        Assert.Equal(0, exitCode);
        string[] flags = ["--kinds", "--box", "--near", "--within-km", "--open-on", "--facility-types", "--audiences"];
        Assert.All(flags, flag => Assert.Contains(flag + " ", help, StringComparison.Ordinal));
    }
}
