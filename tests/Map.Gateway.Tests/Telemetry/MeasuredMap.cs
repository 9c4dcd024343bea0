using System.Net;
using System.Net.Http.Json;
using Map.Testing.Running;
using Npgsql;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>A gateway and a service that were asked what nobody else may learn, and have ended; what they sent to a collector, showed to a scraper and
/// logged.</summary>
public sealed class MeasuredMap : IAsyncLifetime
{
    const string Latitude = "51.987654";
    const string Longitude = "1.876543";
    const string Word = "zebraword";
    const string Key = "zebrakey";
    const string Address = "203.0.113.77";
    const string Tile = "14/8277/5437";

    Collector collector = null!;

    /// <summary>Texts that were in the questions, each in whatever form it may come out again.</summary>
    internal static IReadOnlyList<string> Secrets { get; } =
        ["987654", "876543", "zebra", Address, Tile, "8277", "5437"];

    internal IReadOnlyList<SentSpan> Spans { get; private set; } = [];

    internal Scrape OfGateway { get; private set; } = null!;

    internal Scrape OfService { get; private set; } = null!;

    /// <summary>Lines of the logs of both.</summary>
    internal IReadOnlyList<string> Logged { get; private set; } = [];

    /// <summary>How many series both had before and after a thousand different questions.</summary>
    internal (int Before, int After) Series { get; private set; }

    internal string Text => collector.Text;

    internal string MetricsText => collector.MetricsText;

    public async Task InitializeAsync()
    {
        collector = await Collector.StartAsync();
        await using var database = await TestDatabase.CreateAsync("seeded", SeededDatabase.SeedAsync);
        (string, string)[] telemetry =
        [
            ("MAP_ADMIN_URL", "http://127.0.0.1:0"), ("MAP_LOG", "json"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ];
        var (service, places) = await MapProcess.StartAsync(
            "Map.Service.dll", [.. telemetry, ("MAP_DATABASE", database.ConnectionString), ("MAP_PLACES_URL", "http://127.0.0.1:0")]);
        await using var endOfService = service;
        var (gateway, address) = await MapProcess.StartAsync(
            "Map.Gateway.dll",
            [
                .. telemetry, ("MAP_PLACES_URL", places.ToString()), ("MAP_GATEWAY_URL", "http://127.0.0.1:0"),
                ("MAP_TRUSTED_PROXIES", "127.0.0.1"), ("MAP_RATE_BURST", "100000000"),
            ]);
        await using var endOfGateway = gateway;

        await AskAsync(address);
        await AskMuchAsync(address, 0, 40);
        var before = await Scrape.ReadAsync(gateway.Admin, service.Admin);
        await AskMuchAsync(address, 40, 1_000);
        var after = await Scrape.ReadAsync(gateway.Admin, service.Admin);
        Series = (before.Sum(scrape => scrape.Series.Count), after.Sum(scrape => scrape.Series.Count));
        await FailAsync(address, database.ConnectionString);
        await using (await FullHouse.OpenAsync(address, gateway.Admin))
            OfGateway = await Scrape.ReadAsync(gateway.Admin);
        OfService = await Scrape.ReadAsync(service.Admin);

        // What is measured is sent at the end at the latest.
        await gateway.EndAsync();
        await service.EndAsync();
        Spans = collector.Spans;
        Logged = [.. (gateway.Log + service.Log).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    public async Task DisposeAsync() => await collector.DisposeAsync();

    static async Task AskAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add("User-Agent", "zebraagent");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", Address);
        http.DefaultRequestHeaders.Add("tracestate", "zebra=state");
        http.DefaultRequestHeaders.Add("baggage", "zebra=baggage");
        await ExpectAsync(HttpStatusCode.OK, http.GetAsync("health/ready"));
        foreach (var field in new[]
        {
            $$$"""places(filter: {text: "{{{Word}}}", covers: {latitude: {{{Latitude}}}, longitude: {{{Longitude}}}}})""",
            $$$"""places(filter: {helps: {latitude: {{{Latitude}}}, longitude: {{{Longitude}}}}}, orderBy: NEAREST)""",
            $$$"""placesNear(position: {latitude: {{{Latitude}}}, longitude: {{{Longitude}}}})""",
            $$$"""placesNear(position: {latitude: 1{{{Latitude}}}, longitude: {{{Longitude}}}})""",
        })
            await ExpectAsync(HttpStatusCode.OK, PostAsync(http, $"{{ {field} {{ nodes {{ id }} }} }}"));
        foreach (var field in new[] { "locate", "search" })
        {
            const string Near = $$$"""{latitude: {{{Latitude}}}, longitude: {{{Longitude}}}}""";
            await ExpectAsync(HttpStatusCode.OK, PostAsync(http, $$"""{ {{field}}(text: "{{Word}}", near: {{Near}}) { match } }"""));
        }

        await ExpectAsync(HttpStatusCode.OK, PostAsync(http, "{ places(first: 1) { nodes { id } } }", Key));
        await ExpectAsync(HttpStatusCode.OK, http.GetAsync($"places.csv?text={Word}&near={Latitude},{Longitude}&withinKm=3"));
        await ExpectAsync(HttpStatusCode.OK, http.GetAsync($"places.csv?helps={Latitude},{Longitude}"));
        await ExpectAsync(HttpStatusCode.BadRequest, http.GetAsync($"places.geojson?near=1{Latitude},{Longitude}&{Word}={Word}"));
        await ExpectAsync(HttpStatusCode.NoContent, http.GetAsync($"tiles/{Tile}.mvt"));
        await ExpectAsync(HttpStatusCode.NotFound, http.GetAsync($"zebrapath/{Latitude}?text={Word}"));
        var variables = Uri.EscapeDataString($$$"""{"filter": {"text": "{{{Word}}}"}}""");
        await ExpectAsync(HttpStatusCode.OK, http.GetAsync($"graphql/persisted/list?variables={variables}"));
        using (var strange = new HttpRequestMessage(new("ZEBRA"), "graphql") { Headers = { Host = "zebrahost.example" } })
            await ExpectAsync(HttpStatusCode.MethodNotAllowed, http.SendAsync(strange));
    }

    static async Task FailAsync(Uri address, string database)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", Address);
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("ALTER TABLE organisation RENAME TO zebratable");
        await command.ExecuteNonQueryAsync();
        await ExpectAsync(HttpStatusCode.OK, PostAsync(http, $$"""{ organisations(text: "{{Word}}") { nodes { name } } }"""));
    }

    // Each question, path, method and Host is another one; the kinds of answers are the same few.
    static async Task AskMuchAsync(Uri address, int from, int to)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var i = from; i < to; i++)
        {
            using var request = (i % 5) switch
            {
                0 => new HttpRequestMessage(HttpMethod.Get, $"tiles/14/{i}/{i}.mvt"),
                1 => new HttpRequestMessage(HttpMethod.Get, $"places.geojson?text=word{i}"),
                2 => new HttpRequestMessage(HttpMethod.Get, $"path{i}/{i}?query{i}={i}"),
                3 => new HttpRequestMessage(new($"METHOD{i}"), "places.csv"),
                _ => new HttpRequestMessage(HttpMethod.Post, "graphql")
                {
                    Content = JsonContent.Create(new { query = $"{{ places(filter: {{text: \"word{i}\"}}) {{ alias{i}: nodes {{ id }} }} }}" }),
                },
            };
            request.Headers.Host = $"host{i}.example";
            request.Headers.Add("X-Forwarded-For", $"198.51.{i / 250}.{i % 250}");
            using var answer = await http.SendAsync(request);
            Assert.True((int)answer.StatusCode < 500, $"{answer.RequestMessage?.RequestUri}: {answer.StatusCode}");
        }
    }

    static Task<HttpResponseMessage> PostAsync(HttpClient http, string query, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query }) };
        if (key is not null)
            request.Headers.Authorization = new("Bearer", key);
        return http.SendAsync(request);
    }

    static async Task ExpectAsync(HttpStatusCode status, Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        Assert.True(
            answer.StatusCode == status, $"{answer.RequestMessage?.RequestUri}: {await answer.Content.ReadAsStringAsync()}");
    }
}
