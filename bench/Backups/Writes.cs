using System.Collections.Concurrent;
using System.Text.Json;

namespace Map.Bench.Backups;

/// <summary>One change after the other, and when each was acknowledged.</summary>
sealed class Writes : IAsyncDisposable
{
    const string Add = """
        mutation($name: String!) { addPlace(input: {
          name: $name, status: OPEN, supportGroup: {}, position: {latitude: 51.1, longitude: 1.3}, precision: TOWN, sources: [{citation: "a rehearsal"}]
        }) { place { revision } } }
        """;

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    readonly HttpClient http;
    readonly CancellationTokenSource ended = new();
    readonly ConcurrentQueue<Write> done = [];
    readonly Task writing;

    public Writes(Uri gateway, string key)
    {
        http = new() { BaseAddress = gateway };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        writing = Task.Run(WriteAsync);
    }

    public IReadOnlyCollection<Write> Done => done;

    public async Task EndAsync()
    {
        await ended.CancelAsync();
        await writing;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        http.Dispose();
        ended.Dispose();
    }

    async Task WriteAsync()
    {
        for (var number = 1; !ended.IsCancellationRequested; number++)
        {
            var start = DateTimeOffset.UtcNow;
            try
            {
                using var response = await http.PostAsJsonAsync("/graphql", new { query = Add, variables = new { name = $"Group {number}" } });
                var body = await response.Content.ReadFromJsonAsync<JsonElement>();
                done.Enqueue(new(start, DateTimeOffset.UtcNow, body.GetProperty("data").GetProperty("addPlace").GetProperty("place").GetProperty("revision").GetInt64()));
            }
            catch (HttpRequestException)
            {
                // The machine is lost: the end of what was acknowledged.
                return;
            }

            await Task.Delay(Pause);
        }
    }
}

/// <summary>A change that was acknowledged.</summary>
readonly record struct Write(DateTimeOffset Begun, DateTimeOffset Acknowledged, long Revision);
