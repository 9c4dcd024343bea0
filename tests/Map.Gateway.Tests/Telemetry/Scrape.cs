using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>What /metrics shows to Prometheus.</summary>
sealed partial record Scrape(string Text)
{
    /// <summary>Each series with its labels.</summary>
    public IReadOnlySet<string> Series { get; } =
        Text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line[..line.LastIndexOf(' ')]).ToHashSet();

    /// <summary>The names of all series, such as those of a histogram's buckets.</summary>
    public IReadOnlySet<string> Names => Series.Select(series => series.Split('{')[0]).ToHashSet();

    /// <summary>The metrics, with the names of their labels.</summary>
    public ILookup<string, string> Labels => Series
        .SelectMany(series => Label().Matches(series).Select(label => (Name: Bucket().Replace(series.Split('{')[0], ""), Label: label.Groups[1].Value)))
        .Distinct().ToLookup(one => one.Name, one => one.Label);

    /// <summary>The metrics that it has a type of.</summary>
    public IReadOnlySet<string> Metrics { get; } = Type().Matches(Text).Select(type => type.Groups[1].Value).ToHashSet();

    public double Value(string series) =>
        double.Parse(Text.Split('\n').Single(line => line.StartsWith(series + " ", StringComparison.Ordinal))[(series.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<Scrape> ReadAsync(Uri admin, string? accept = null)
    {
        using var http = new HttpClient { BaseAddress = admin };
        using var request = new HttpRequestMessage(HttpMethod.Get, "metrics");
        if (accept is not null)
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return new(await answer.Content.ReadAsStringAsync());
    }

    public static async Task<IReadOnlyList<Scrape>> ReadAsync(Uri one, Uri other) => [await ReadAsync(one), await ReadAsync(other)];

    [GeneratedRegex("[{,]([a-z_]+)=\"")]
    private static partial Regex Label();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Bucket();

    [GeneratedRegex("^# TYPE ([a-z_]+) ", RegexOptions.Multiline)]
    private static partial Regex Type();
}
