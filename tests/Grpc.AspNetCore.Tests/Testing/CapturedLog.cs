using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Everything logged, for tests to look at.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    readonly ConcurrentQueue<(LogLevel Level, string Category, string Message)> entries = new();

    public IReadOnlyCollection<(LogLevel Level, string Category, string Message)> Entries => entries;

    public IEnumerable<string> WarningsAndErrors =>
        entries.Where(entry => entry.Level >= LogLevel.Warning).Select(entry => $"{entry.Level} {entry.Category}: {entry.Message}");

    /// <summary>Waits until a line of the log has such a part.</summary>
    public async Task UntilAsync(string part)
    {
        while (!entries.Any(entry => entry.Message.Contains(part, StringComparison.Ordinal)))
        {
            await Task.Yield();
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.entries.Enqueue((logLevel, category, formatter(state, exception)));
    }
}
