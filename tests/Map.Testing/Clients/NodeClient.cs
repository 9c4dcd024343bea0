using System.Diagnostics;
using System.Text.Json;

namespace Map.Testing.Clients;

/// <summary>A running subscribe.mjs: a subscriber that uses client libraries of other projects.</summary>
public sealed class NodeClient : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly Process process;
    readonly Task<string> errors;

    NodeClient(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <param name="transport"><c>ws</c> or <c>sse</c>.</param>
    /// <param name="url">The URL of the server.</param>
    public static NodeClient Start(string transport, Uri url) =>
        new(NodeScript.Start(NodeScript.GraphQL, "subscribe.mjs", transport, url.ToString()));

    public Task SubscribeAsync(string id, string query, object? variables = null) =>
        WriteAsync(new { subscribe = id, query, variables });

    public Task CompleteAsync(string id) => WriteAsync(new { complete = id });

    /// <summary>The next event that the script prints.</summary>
    public async Task<string> ReadAsync() =>
        await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException(await errors);

    /// <summary>Lets the script close its connection and exit.</summary>
    public async Task<string> LeaveAsync()
    {
        process.StandardInput.Close();
        var rest = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, await errors);
        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    async Task WriteAsync(object command)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        await process.StandardInput.FlushAsync();
    }
}
