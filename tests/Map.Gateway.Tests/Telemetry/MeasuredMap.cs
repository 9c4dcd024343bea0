using System.Net;
using System.Net.Http.Json;
using Map.Testing.Running;
using Npgsql;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>A gateway and a service that were asked what nobody else may learn, and have ended; what they sent to a collector.</summary>
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

    internal string Text => collector.Text;

    internal string MetricsText => collector.MetricsText;

    public async Task InitializeAsync()
    {
        collector = await Collector.StartAsync();
        await using var database = await TestDatabase.CreateAsync("seeded", SeededDatabase.SeedAsync);
        (string, string)[] telemetry =
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ];
        var (service, places) = await MapProcess.StartAsync(
            "Map.Service.dll", [.. telemetry, ("MAP_DATABASE", database.ConnectionString), ("MAP_PLACES_URL", "http://127.0.0.1:0")]);
        await using var endOfService = service;
        var (gateway, address) = await MapProcess.StartAsync(
            "Map.Gateway.dll",
            [
                .. telemetry, ("MAP_PLACES_URL", places.ToString()), ("MAP_GATEWAY_URL", "http://127.0.0.1:0"),
                ("MAP_TRUSTED_PROXIES", "127.0.0.1"),
            ]);
        await using var endOfGateway = gateway;

        await AskAsync(address, database.ConnectionString);

        // What is measured is sent at the end at the latest.
        await gateway.EndAsync();
        await service.EndAsync();
        Spans = collector.Spans;
    }

    public async Task DisposeAsync() => await collector.DisposeAsync();

    static async Task AskAsync(Uri address, string database)
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

        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("ALTER TABLE organisation RENAME TO zebratable");
        await command.ExecuteNonQueryAsync();
        await ExpectAsync(HttpStatusCode.OK, PostAsync(http, $$"""{ organisations(text: "{{Word}}") { nodes { name } } }"""));
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
