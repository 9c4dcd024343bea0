using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Net.Client;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Exports;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Dump;

public sealed class DumpTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    static readonly string Script = Path.Combine(Repository.Root, "tests", "Map.Gateway.Tests", "Dump", "check_dump.py");

    public void Dispose() => Assert.Empty(map.Errors);

    [Fact]
    public async Task Dump_is_all_that_a_caller_without_a_key_is_told_field_by_field_and_nothing_else()
    {
        var hidden = await map.ScalarAsync<Guid>("""
            UPDATE organisation SET published = false WHERE id = (
                SELECT p.organisation_id FROM place p JOIN involvement i ON i.organisation_id = p.organisation_id WHERE p.published LIMIT 1) RETURNING id
            """);
        await map.ExecuteAsync("UPDATE place SET published = false WHERE id IN (SELECT place_id FROM involvement ORDER BY place_id LIMIT 3)");
        Assert.InRange(await map.ScalarAsync<long>("SELECT count(*) FROM place WHERE withheld_postcode IS NOT NULL AND published"), 1, long.MaxValue);

        // Closed places, too, which a list without a filter leaves out.
        var all = new V1.PlaceFilter { Statuses = { Enum.GetValues<V1.PlaceStatus>().Except([V1.PlaceStatus.Unspecified]) } };
        using var channel = GrpcChannel.ForAddress(map.Service);
        var places = new List<V1.Place>();
        using (var call = new V1.PlacesService.PlacesServiceClient(channel).StreamPlaces(new() { Filter = all }))
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                places.AddRange(call.ResponseStream.Current.Places);
        var client = new V1.OrganisationsService.OrganisationsServiceClient(channel);
        var organisations = new List<V1.Organisation>();
        using (var call = client.StreamOrganisations(new()))
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                organisations.AddRange(call.ResponseStream.Current.Organisations);
        var involvements = new List<V1.Involvement>();
        using (var call = client.StreamInvolvements(new() { Filter = all }))
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
                involvements.AddRange(call.ResponseStream.Current.Involvements.Select(row => row.Involvement));
        var changes = new List<(string, long, DateTime)>();
        changes.AddRange(organisations.OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => (row.Id, row.Revision, row.UpdatedAt.ToDateTime())));
        changes.AddRange(places.OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => (row.Id, row.Revision, row.UpdatedAt.ToDateTime())));
        var known = organisations.Select(row => row.Id).ToHashSet();
        foreach (var organisation in organisations)
        {
            (organisation.Revision, organisation.UpdatedAt) = (0, null);
            if (!known.Contains(organisation.ParentId)) organisation.ClearParentId();
        }

        foreach (var place in places)
        {
            (place.Revision, place.UpdatedAt) = (0, null);
            if (!known.Contains(place.SupportGroup?.OrganisationId ?? "")) place.SupportGroup?.ClearOrganisationId();
            if (!known.Contains(place.Office?.OrganisationId ?? "")) place.Office?.ClearOrganisationId();
        }

        var dump = Encoding.UTF8.GetString(await DownloadAsync());
        var lines = dump.Split('\n')[..^1].Select(line => JsonNode.Parse(line)!.AsObject()).ToList();

        Assert.DoesNotContain(hidden.ToString(), dump, StringComparison.Ordinal);
        Assert.Equal(organisations.OrderBy(row => row.Id, StringComparer.Ordinal), Read<V1.Organisation>(lines, "organisation"));
        Assert.Equal(places.OrderBy(row => row.Id, StringComparer.Ordinal), Read<V1.Place>(lines, "place"));
        Assert.Equal(involvements.OrderBy(row => row.Id, StringComparer.Ordinal), Read<V1.Involvement>(lines, "involvement"));
        Assert.Equal(changes, lines.Where(line => line.ContainsKey("changed")).Select(line => line["changed"]!)
            .Select(change => ((string)change["id"]!, (long)change["revision"]!, ((DateTime)change["updatedAt"]!).ToUniversalTime())));
        Assert.Contains(places, place => place.Status == V1.PlaceStatus.Closed);
        Assert.Equal(("map-dump", 1), ((string)lines[0]["format"]!, (int)lines[0]["version"]!));
        Assert.Equal(await map.ScalarAsync<long>("SELECT max(number) FROM revision"), (long)lines[0]["revision"]!);
    }

    [Fact]
    public async Task Hashes_are_those_that_another_program_computes()
    {
        var file = Path.GetTempFileName();
        try
        {
            var bytes = await DownloadAsync();
            await File.WriteAllBytesAsync(file, bytes);
            var computed = (await ForeignReader.RunAsync("/usr/bin/python3", Script, file)).Single();
            var end = JsonNode.Parse(Encoding.UTF8.GetString(bytes).Split('\n')[^2])!;
            Assert.True((bool)end["end"]!);
            Assert.Equal($"{end["lines"]} {end["hash"]} {end["state"]}", computed);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_same_map_gives_the_same_bytes_to_everybody_and_a_download_goes_on_where_it_was_cut()
    {
        var bytes = await DownloadAsync();
        await using var other = await TestGateway.StartAsync(map.Service);
        using var keyed = new HttpRequestMessage(HttpMethod.Get, "dump.ndjson");
        keyed.Headers.Authorization = new("Bearer", (await map.Keys.CreateAsync(Contract.Role.Admin, [], "test", CancellationToken.None)).Secret);
        using var ofAdmin = await other.Http.SendAsync(keyed);
        Assert.Equal<byte>(bytes, await ofAdmin.Content.ReadAsByteArrayAsync());

        var gateway = await map.UnlimitedGatewayAsync();
        using var head = await gateway.Http.SendAsync(new(HttpMethod.Head, "dump.ndjson"));
        Assert.Matches(@"^map-dump-\d+\.ndjson$", head.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var rest = new HttpRequestMessage(HttpMethod.Get, "dump.ndjson");
        (rest.Headers.Range, rest.Headers.IfRange) = (new(1_000, null), new RangeConditionHeaderValue(head.Headers.ETag!));
        using var part = await gateway.Http.SendAsync(rest);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal<byte>(bytes[1_000..], await part.Content.ReadAsByteArrayAsync());

        using var again = new HttpRequestMessage(HttpMethod.Get, "dump.ndjson");
        again.Headers.IfNoneMatch.Add(head.Headers.ETag!);
        using var same = await gateway.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task Filter_is_refused_with_the_file_that_takes_one()
    {
        using var refused = await map.Gateway.Http.GetAsync("dump.ndjson?regions=GB");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("/places.ndjson takes a filter", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static List<T> Read<T>(IEnumerable<JsonObject> lines, string kind) where T : IMessage, new() =>
        [.. lines.Where(line => line.ContainsKey(kind)).Select(line => JsonParser.Default.Parse<T>(line[kind]!.ToJsonString()))];

    async Task<byte[]> DownloadAsync() => await (await map.UnlimitedGatewayAsync()).Http.GetByteArrayAsync("dump.ndjson");
}
