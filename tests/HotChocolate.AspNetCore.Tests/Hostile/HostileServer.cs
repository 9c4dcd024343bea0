using HotChocolateTests.Server;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace HotChocolateTests.Hostile;

/// <summary>One server for all hostile requests, so that each also tests what the previous ones have left behind.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    readonly FakeLoggerProvider log = new();
    GraphQLApp? app;

    internal GraphQLApp App => app!;

    /// <summary>Log entries of level Warning or above.</summary>
    public IEnumerable<string> Warnings =>
        log.Collector.GetSnapshot().Where(entry => entry.Level >= LogLevel.Warning).Select(entry => $"{entry.Message} {entry.Exception}");

    public async Task InitializeAsync() => app = await GraphQLApp.StartAsync<HostileSchema.Query>(
        HostileSchema.Configure, services => services.AddSingleton<ILoggerProvider>(log));

    public async Task DisposeAsync() => await App.DisposeAsync();
}
