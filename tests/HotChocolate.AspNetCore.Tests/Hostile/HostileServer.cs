using HotChocolateTests.Server;
using Microsoft.Extensions.Logging;

namespace HotChocolateTests.Hostile;

/// <summary>One server for all hostile requests: each finds it as the one before has left it.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    readonly ListLogger log = new();
    GraphQLApp? app;

    internal GraphQLApp App => app!;

    /// <summary>What it warned of, or worse.</summary>
    public IEnumerable<string> Warnings =>
        log.Entries.Where(entry => entry.StartsWith("Warning", StringComparison.Ordinal)
            || entry.StartsWith("Error", StringComparison.Ordinal) || entry.StartsWith("Critical", StringComparison.Ordinal));

    public async Task InitializeAsync() => app = await GraphQLApp.StartAsync<HostileSchema.Query>(
        HostileSchema.Configure, services => services.AddSingleton<ILoggerProvider>(log));

    public async Task DisposeAsync() => await App.DisposeAsync();
}
