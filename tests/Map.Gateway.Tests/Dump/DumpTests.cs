using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
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
    public async Task Signature_is_right_to_another_program()
    {
        var folder = Directory.CreateTempSubdirectory("signature");
        try
        {
            var signed = JsonNode.Parse(Encoding.UTF8.GetString(await DownloadAsync()).Split('\n')[^2])!["signed"]!;
            string PathOf(string name) => Path.Combine(folder.FullName, name);
            // SubjectPublicKeyInfo of RFC 8410, before the 32 bytes of the key.
            byte[] start = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
            await File.WriteAllBytesAsync(PathOf("key.der"), [.. start, .. Convert.FromBase64String(((string)signed["key"]!)["ed25519:".Length..])]);
            await File.WriteAllBytesAsync(PathOf("signature"), Convert.FromBase64String((string)signed["signature"]!));
            await File.WriteAllTextAsync(PathOf("statement"), $"map-state 1\n{signed["state"]}\n{signed["revision"]}\n{signed["at"]}\n");
            string[] verify =
            [
                "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", PathOf("key.der"), "-rawin", "-in", PathOf("statement"), "-sigfile", PathOf("signature"),
            ];
            Assert.Equal(["Signature Verified Successfully"], await ForeignReader.RunAsync("openssl", verify));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Revisions_are_those_that_each_history_tells_everybody()
    {
        await map.ExecuteAsync("UPDATE place SET published = false WHERE id = (SELECT id FROM place WHERE published ORDER BY id LIMIT 1)");
        var place = await map.ScalarAsync<Guid>("SELECT id FROM place WHERE published AND kind = 'detention_centre' ORDER BY id LIMIT 1");
        using var channel = GrpcChannel.ForAddress(map.Service);
        var contributor = new Grpc.Core.Metadata { { "authorization", $"Bearer {await map.KeyAsync()}" } };
        var seen = await new V1.PlacesService.PlacesServiceClient(channel).GetPlaceAsync(new() { Id = place.ToString() });
        await new V1.ContributionsService.ContributionsServiceClient(channel).UpdatePlaceAsync(
            new()
            {
                Id = place.ToString(), Revision = seen.Revision, Place = new() { Name = "Another name" },
                UpdateMask = new() { Paths = { "name" } }, Summary = new() { Comment = "Renamed", Sources = { new V1.Source { Citation = "A letter" } } },
            }, contributor);

        var bytes = await (await map.UnlimitedGatewayAsync()).Http.GetByteArrayAsync("revisions.ndjson");
        var lines = Encoding.UTF8.GetString(bytes).Split('\n')[..^1];
        var revisions = lines[1..^1].Select(V1.SubjectRevision.Parser.ParseJson).ToList();

        var (first, last) = (JsonNode.Parse(lines[0])!, JsonNode.Parse(lines[^1])!);
        Assert.Equal(("map-revisions", 1), ((string)first["format"]!, (int)first["version"]!));
        Assert.Equal(lines.Length - 1, (int)last["lines"]!);
        Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(..^(Encoding.UTF8.GetByteCount(lines[^1]) + 1)))), (string)last["hash"]!);
        Assert.Equal(
            await map.ScalarAsync<long>("SELECT (SELECT count(*) FROM place WHERE published) + (SELECT count(*) FROM organisation WHERE published)"),
            revisions.Select(revision => revision.PlaceId + revision.OrganisationId).Distinct().Count());
        Assert.Contains(revisions, revision => revision.PlaceId == place.ToString() && revision.Revision.Changes.Any(change => change.After.Contains("Another name")));
        var history = new V1.HistoryService.HistoryServiceClient(channel);
        foreach (var told in revisions.GroupBy(revision => revision.PlaceId).Where(told => told.Key.Length > 0).Take(200))
        {
            var asked = await history.ListRevisionsAsync(new() { PlaceId = told.Key, PageSize = 1000 });
            Assert.Equal(asked.Results.Select(result => result.Revision).Reverse(), told.Select(revision => revision.Revision));
        }

        foreach (var told in revisions.GroupBy(revision => revision.OrganisationId).Where(told => told.Key.Length > 0).Take(100))
        {
            var asked = await history.ListRevisionsAsync(new() { OrganisationId = told.Key, PageSize = 1000 });
            Assert.Equal(
                asked.Results.Select(result => result.Revision).Where(revision => !revision.HasPlaceId).Reverse(), told.Select(revision => revision.Revision));
        }
    }

    [Fact]
    public async Task GeoPackage_is_valid_and_has_all_that_the_dump_has()
    {
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".gpkg");
        try
        {
            await File.WriteAllBytesAsync(file, await (await map.UnlimitedGatewayAsync()).Http.GetByteArrayAsync("dump.gpkg"));
            await ForeignReader.RunAsync("/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg", "-q", file);
            var dump = Encoding.UTF8.GetString(await DownloadAsync()).Split('\n');
            foreach (var (layer, start) in new[] { ("places", "{\"place\":"), ("organisations", "{\"organisation\":"), ("involvements", "{\"involvement\":") })
            {
                var counted = (await ForeignReader.RunAsync("ogrinfo", "-q", file, "-sql", $"SELECT count(*) AS n FROM {layer}")).Single(line => line.Contains(" = "));
                Assert.EndsWith($" = {dump.Count(line => line.StartsWith(start, StringComparison.Ordinal))}", counted, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("dump.ndjson", "/places.ndjson takes a filter")]
    [InlineData("dump.gpkg", "/places.gpkg takes a filter")]
    [InlineData("revisions.ndjson", "is the whole map.")]
    public async Task Filter_is_refused_with_the_file_that_takes_one(string file, string description)
    {
        using var refused = await map.Gateway.Http.GetAsync(file + "?regions=GB");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(description, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static List<T> Read<T>(IEnumerable<JsonObject> lines, string kind) where T : IMessage, new() =>
        [.. lines.Where(line => line.ContainsKey(kind)).Select(line => JsonParser.Default.Parse<T>(line[kind]!.ToJsonString()))];

    async Task<byte[]> DownloadAsync() => await (await map.UnlimitedGatewayAsync()).Http.GetByteArrayAsync("dump.ndjson");
}
