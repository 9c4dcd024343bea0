using System.Net.Sockets;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Map.Service.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Map.Service.Tests.Hosting;

/// <summary>The service at a unix socket.</summary>
public sealed class SocketTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("map socket ").FullName;
    TestDatabase database = null!;

    static UnixFileMode OwnersFile => UnixFileMode.UserRead | UnixFileMode.UserWrite;

    string SocketPath => Path.Combine(folder, "run", "places.sock");

    [Fact]
    public async Task Service_listens_at_socket_of_its_owner_alone_and_at_port()
    {
        await using var app = await StartAsync($"unix:{SocketPath},http://127.0.0.1:0");

        Assert.Equal(OwnersFile, File.GetUnixFileMode(SocketPath));
        Assert.Equal(OwnersFile | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(SocketPath)!));
        Assert.Equal(0, await HealthProbe.RunAsync(ListenAddress.Parse($"unix:{SocketPath}")!, TimeProvider.System));
        using var channel = GrpcChannel.ForAddress(app.Urls.Single(url => url.StartsWith("http://127.", StringComparison.Ordinal)));
        var answer = await new Health.HealthClient(channel).CheckAsync(new());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Health_of_socket_without_service_is_bad() =>
        Assert.Equal(1, await HealthProbe.RunAsync(ListenAddress.Parse($"unix:{SocketPath}")!, TimeProvider.System));

    [Fact]
    public async Task Socket_left_behind_is_taken_over()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SocketPath)!);
        await LeaveBehindAsync();

        await using var app = await StartAsync($"unix:{SocketPath}");

        Assert.Equal(0, await HealthProbe.RunAsync(ListenAddress.Parse($"unix:{SocketPath}")!, TimeProvider.System));
    }

    [Fact]
    public async Task Socket_of_service_that_runs_is_not()
    {
        await using var app = await StartAsync($"unix:{SocketPath}");

        var refusal = await Assert.ThrowsAsync<SocketFileException>(() => StartAsync($"unix:{SocketPath}"));

        Assert.StartsWith($"another service listens at {SocketPath}.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await HealthProbe.RunAsync(ListenAddress.Parse($"unix:{SocketPath}")!, TimeProvider.System));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_no_socket_is_left_alone(bool isFolder)
    {
        Directory.CreateDirectory(isFolder ? SocketPath : Path.GetDirectoryName(SocketPath)!);
        if (!isFolder) await File.WriteAllTextAsync(SocketPath, "of somebody else");

        var refusal = await Assert.ThrowsAsync<SocketFileException>(() => StartAsync($"unix:{SocketPath}"));

        Assert.StartsWith($"{SocketPath} exists and is no socket.", refusal.Message, StringComparison.Ordinal);
        Assert.True(Path.Exists(SocketPath));
    }

    public async Task InitializeAsync() => database = await MigratedDatabase.CloneAsync();

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    async Task<WebApplication> StartAsync(string addresses)
    {
        var listen = addresses.Split(',').Select(address => ListenAddress.Parse(address)!).ToList();
        var app = Setup.Build(new ServiceSettings(database.ConnectionString, listen), builder => builder.Logging.ClearProviders());
        try
        {
            await app.StartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    // A process that is killed leaves its file; within this one, a file that was moved away and back is not removed at the end.
    async Task LeaveBehindAsync()
    {
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(SocketPath + "~"));
            File.Move(SocketPath + "~", SocketPath);
        }

        Assert.True(Path.Exists(SocketPath));
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await Assert.ThrowsAsync<SocketException>(() => probe.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath)));
    }
}
