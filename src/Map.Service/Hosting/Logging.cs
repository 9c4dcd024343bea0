namespace Map.Service.Hosting;

static class Logging
{
    /// <summary>Logs to the console, without what libraries log of statements, messages and errors: it may hold a position that somebody
    /// asked for.</summary>
    public static void AddSafeConsole(this ILoggingBuilder logging) => logging
        .ClearProviders()
        .AddSimpleConsole(console => console.SingleLine = true)
        .AddFilter("Microsoft", LogLevel.Warning)
        // Logs a client that floods a connection as critical, with a stack trace; Kestrel closes the connection by itself.
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel.Http2", LogLevel.None)
        .AddFilter("Grpc", LogLevel.Warning)
        .AddFilter("Npgsql", LogLevel.Warning);
}
