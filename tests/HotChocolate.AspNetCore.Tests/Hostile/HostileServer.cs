using HotChocolateTests.Server;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace HotChocolateTests.Hostile;

/// <summary>One server for all hostile requests: each finds it as the one before has left it.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    readonly FakeLoggerProvider log = new();
    GraphQLApp? app;

    internal GraphQLApp App => app!;

    /// <summary>What it warned of, or worse.</summary>
    public IEnumerable<string> Warnings =>
        log.Collector.GetSnapshot().Where(entry => entry.Level >= LogLevel.Warning).Select(entry => $"{entry.Message} {entry.Exception}");

    public async Task InitializeAsync() => app = await GraphQLApp.StartAsync<HostileSchema.Query>(
        HostileSchema.Configure, services => services.AddSingleton<ILoggerProvider>(log));

    public async Task DisposeAsync() => await App.DisposeAsync();
}
