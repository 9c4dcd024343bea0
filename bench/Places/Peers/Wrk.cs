using System.Globalization;
using System.Text.Json;

namespace Map.Bench.Places.Peers;

/// <summary>An HTTP server under load from wrk, which sends the requests one after the other and starts again.</summary>
sealed class Wrk(string name, Uri server, IReadOnlyList<WrkRequest> requests) : IPeer
{
    // Requests are formatted once, in init; each is then a single write of a few hundred bytes for wrk.
    const string Script = """
        local requests, at = {}, 0
        function init(args)
            for line in io.lines(args[1]) do
                local method, path, body, rest = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)(.*)$")
                if body == "" then body = nil end
                local headers = {}
                for name, value in rest:gmatch("\t([^\t]*)\t([^\t]*)") do headers[name] = value end
                requests[#requests + 1] = wrk.format(method, path, headers, body)
            end
        end
        function request()
            at = at % #requests + 1
            return requests[at]
        end
        function done(summary, latency, _)
            local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status
                + summary.errors.timeout
            io.write(string.format('\nfigures {"requests":%d,"microseconds":%d,"failed":%d,"p50":%d,"p95":%d,"p99":%d}\n',
                summary.requests, summary.duration, failed, latency:percentile(50), latency:percentile(95), latency:percentile(99)))
        end
        """;

    public string Name => name;

    public async Task<Figures> RunAsync(int callers, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("map-bench-");
        try
        {
            var (script, list) = (Path.Combine(folder.FullName, "script.lua"), Path.Combine(folder.FullName, "requests"));
            await File.WriteAllTextAsync(script, Script);
            await File.WriteAllLinesAsync(list, requests.Select(request => request.Line));
            var output = await Tool.RunAsync("wrk",
            [
                "-t", "1", "-c", callers.ToString(CultureInfo.InvariantCulture),
                "-d", duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) + "s", "--timeout", "30s",
                "-s", script, server.ToString(), "--", list,
            ]);
            var line = output.Split('\n').Single(line => line.StartsWith("figures ", StringComparison.Ordinal));
            using var figures = JsonDocument.Parse(line["figures ".Length..]);
            var failed = Of("failed");
            if (failed > 0) throw new InvalidOperationException($"{failed} requests to {name} failed: {output}");
            return new(Of("requests") / (Of("microseconds") / 1e6), Time("p50"), Time("p95"), Time("p99"));

            double Of(string key) => figures.RootElement.GetProperty(key).GetDouble();

            TimeSpan Time(string key) => TimeSpan.FromMicroseconds(Of(key));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
