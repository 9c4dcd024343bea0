using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StandardWebhooks;

namespace Map.Gateway.Tests.Feeds;

/// <summary>A stranger who keeps a copy of the map by what a webhook tells, and who takes a share of deliveries badly: with an error, by closing the
/// connection, or after having kept what it says.</summary>
sealed class ToldFollower : IAsyncDisposable
{
    readonly WebApplication app;
    readonly Lock sync = new();
    readonly Dictionary<string, string> places = [];
    readonly Dictionary<string, long> revisions = [];
    readonly HashSet<string> ids = [];
    readonly Random random;
    readonly double shareRefused;

    ToldFollower(WebApplication app, Random random, double shareRefused) => (this.app, this.random, this.shareRefused) = (app, random, shareRefused);

    /// <summary>By which deliveries are signed; null to believe all.</summary>
    public string? Secret { get; set; }

    public string Url => app.Urls.Single() + "/hook";

    /// <summary>The features, as JSON.</summary>
    public IReadOnlyList<string> Places
    {
        get
        {
            lock (sync)
                return [.. places.Values.Order()];
        }
    }

    /// <summary>How many deliveries there were, how many of them were refused, and how many came again that had been taken.</summary>
    public (int All, int Refused, int Again) Counts { get; private set; }

    /// <summary>What went wrong: bad signatures, changes of a place out of order.</summary>
    public List<string> Faults { get; } = [];

    public static async Task<ToldFollower> StartAsync(int seed, double shareRefused)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var follower = new ToldFollower(builder.Build(), new(seed), shareRefused);
        follower.app.Run(follower.HearAsync);
        await follower.app.StartAsync();
        return follower;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task HearAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        string body;
        try
        {
            body = await reader.ReadToEndAsync(context.RequestAborted);
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException or BadHttpRequestException)
        {
            // The sender was killed in the middle of it.
            return;
        }

        var way = Hear(context.Request.Headers, body);
        if (way == 0)
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        else if (way == 1)
            context.Abort();
    }

    // Three ways to take it badly, of which the last, closing after it was kept, makes it come again.
    int Hear(IHeaderDictionary headers, string body)
    {
        lock (sync)
        {
            var isRefused = random.NextDouble() < shareRefused;
            var way = isRefused ? random.Next(3) : 3;
            Counts = (Counts.All + 1, Counts.Refused + (isRefused ? 1 : 0), Counts.Again);
            if (Secret is not null && !IsSigned(headers, body))
                Faults.Add($"A signature is wrong: {body}");
            if (way < 2)
                return way;
            Apply(headers["webhook-id"].ToString(), JsonNode.Parse(body)!);
            return way == 2 ? 1 : 3;
        }
    }

    void Apply(string id, JsonNode happened)
    {
        var data = happened["data"]!;
        var (place, revision) = ((string)data["placeId"]!, (long)data["revision"]!);
        if (!ids.Add(id))
            Counts = Counts with { Again = Counts.Again + 1 };
        if (revision < revisions.GetValueOrDefault(place))
            Faults.Add($"{place} of revision {revision} came after {revisions[place]}.");
        revisions[place] = revision;
        if ((string?)happened["type"] == "place.removed")
            places.Remove(place);
        else
            places[place] = data["place"]!.ToJsonString();
    }

    bool IsSigned(IHeaderDictionary headers, string body)
    {
        var id = headers["webhook-id"].ToString();
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(headers["webhook-timestamp"].ToString(), CultureInfo.InvariantCulture));
        return headers["webhook-signature"] == new StandardWebhook(Secret!).Sign(id, at, body);
    }
}
