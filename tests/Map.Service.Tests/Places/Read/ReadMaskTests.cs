using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Map.Service.Places.Fields;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places.Read;

public sealed class ReadMaskTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static readonly string[] AlwaysRead = ["id", "kind", "status", "revision"];

    public static TheoryData<string> Paths => new(PlaceFields.All.SelectMany(row => row.Paths).SelectMany(WithParent).Distinct());

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("GB", "United Kingdom", -9, 49, 3, 61);
        var id = await server.Map.OrganisationAsync("Mitie");
        await server.Map.ExecuteAsync("INSERT INTO source (id, citation, url) VALUES ($1, 'Home Office', 'https://example.org/a')", id);
        foreach (var kind in new[] { "detention_centre", "reporting_centre", "support_group", "office" })
        {
            (string, string)[] ofKind = kind switch
            {
                "detention_centre" => [("facility_type", "'removal_centre'"), ("facility_type_note", "'IRC'"), ("holds", "'{men}'"),
                    ("maximum_stay", "'7 days'")],
                "reporting_centre" => [("holding_room", "true"), ("opening_hours", "'Mo 09:00-17:00'")],
                "support_group" => [("organisation_id", $"'{id}'"), ("languages", "'{en,ar}'"), ("offers", "'Tea'"), ("scope", "'local'"),
                    ("opening_hours", "'Tu 09:00-17:00'"), ("services", "'{visits,food}'"), ("audiences", "'{detained,women}'")],
                _ => [("organisation_id", $"'{id}'")],
            };
            var place = await server.Map.PlaceAsync($"The {kind}", 51.8361, -1.3147, kind, more: [
                .. ofKind, ("names", """'{"fr": "Maison"}'"""), ("summary", "'A sentence.'"), ("status_as_of", "'2025-12'"),
                ("address_lines", "'1 Road'"), ("postcode", "'OX5'"), ("town", "'Kidlington'"), ("area", "'Oxfordshire'"),
                ("country", "'GB'"), ("coverage_note", "'around'"), ("website", "'https://example.org'"), ("confidence", "'high'"),
                ("note", "'Doubts.'"), ("verified_on", "'2026-01-31'")]);
            await server.Map.PeriodAsync(place, "1993-11", "2018-12");
            await server.Map.OtherNameAsync(place, "K");
            await server.Map.ContactAsync(place, "office@example.org");
            await server.Map.ExecuteAsync("INSERT INTO place_source VALUES ($1, 0, $2)", place, id);
            await server.Map.ExecuteAsync("INSERT INTO coverage VALUES ($1, 'GB')", place);
            await server.Map.ExecuteAsync("""
                WITH merge AS (INSERT INTO act (id, at, kind) VALUES (gen_random_uuid(), now(), 'merge') RETURNING id)
                INSERT INTO redirect (id, subject, survivor_id, act_id) SELECT gen_random_uuid(), 'place', $1, id FROM merge
                """, place);
            if (kind == "detention_centre")
                await server.Map.ExecuteAsync("INSERT INTO capacity VALUES ($1, 0, 216, '2014', $2, 'design')", place, id);
            if (kind == "support_group") await server.Map.ExecuteAsync("INSERT INTO way_to_help VALUES ($1, 0, 'visit', 'Sundays')", place);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Without_mask_every_field_of_every_kind_is_read()
    {
        var places = await ReadAsync(null);

        Assert.Equal(4, places.Count);
        Assert.All(places, place => Assert.All(
            Place.Descriptor.Fields.InDeclarationOrder().Where(field => field.ContainingOneof is null || field.ContainingOneof.IsSynthetic),
            field => Assert.True(IsSet(place, field) || field.Name == "closed_on", $"{place.Name}: {field.Name} is not set.")));
        Assert.All(places, place =>
        {
            var details = Place.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(place);
            var message = (Google.Protobuf.IMessage)details.Accessor.GetValue(place);
            Assert.All(details.MessageType.Fields.InDeclarationOrder(),
                field => Assert.True(IsSet(message, field), $"{details.Name}.{field.Name} is not set."));
        });
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Path_alone_reads_its_field_as_all_together_do_and_no_other(string path)
    {
        var whole = await ReadAsync(null);

        var read = await ReadAsync(path);

        // Those that come out of one column come together.
        var together = PlaceFields.All.Select(field => field.Paths)
            .Where(paths => paths.Any(one => one == path || one.StartsWith(path + '.', StringComparison.Ordinal)))
            .SelectMany(paths => paths);
        var mask = new FieldMask { Paths = { together.Concat(AlwaysRead) } };
        Assert.Equal(whole.Select(place => Part(place, mask)), read);
        Assert.Contains(read, place => !place.Equals(Part(place, new FieldMask { Paths = { AlwaysRead } })) || AlwaysRead.Contains(path));
    }

    [Fact]
    public async Task Every_call_that_reads_places_takes_mask()
    {
        var mask = new FieldMask { Paths = { "name", "support_group.scope" } };
        var whole = (await ReadAsync(null))[^1];
        var expected = Part(whole, new FieldMask { Paths = { AlwaysRead.Concat(mask.Paths) } });
        var filter = new PlaceFilter { Kinds = { PlaceKind.SupportGroup } };

        Assert.Equal(expected, await server.Places.GetPlaceAsync(new() { Id = whole.Id, ReadMask = mask }));
        Assert.Equal([expected], (await server.Places.BatchGetPlacesAsync(new() { Ids = { whole.Id }, ReadMask = mask })).Places);
        Assert.Equal(expected, (await server.Places.SearchPlacesAsync(new() { Filter = filter, ReadMask = mask })).Results.Single().Place);
        var near = new FindNearRequest { Filter = filter, Position = whole.Position, ReadMask = mask };
        Assert.Equal(expected, (await server.Places.FindNearAsync(near)).Results.Single().Place);
        using var stream = server.Places.StreamPlaces(new() { Filter = filter, ReadMask = mask });
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal([expected], stream.ResponseStream.Current.Places);
    }

    [Fact]
    public async Task Field_within_column_is_read_with_all_of_it()
    {
        var place = (await ReadAsync("address"))[0];
        Assert.Equal(("1 Road", "OX5", "Kidlington", "Oxfordshire"),
            (place.Address.Lines, place.Address.Postcode, place.Address.Town, place.Address.Area));
        Assert.Equal("Kidlington", (await ReadAsync("address.town"))[0].Address.Town);
        Assert.Equal(216, (await ReadAsync("detention_centre"))[0].DetentionCentre.Capacities[0].People);
    }

    [Theory]
    [InlineData("nome")]
    [InlineData("Name")]
    [InlineData("position.")]
    [InlineData("support_group.capacities")]
    [InlineData("")]
    public async Task Path_that_is_no_field_is_named(string path)
    {
        var mask = new FieldMask { Paths = { "name", path } };
        var call = server.Places.SearchPlacesAsync(new SearchPlacesRequest { ReadMask = mask });
        await Refused.WithAsync(call, StatusCode.InvalidArgument, "INVALID_ARGUMENT", "read_mask.paths[1]");
    }

    [Fact]
    public async Task Page_may_be_read_with_another_mask_than_one_before()
    {
        var first = await server.Places.SearchPlacesAsync(new() { PageSize = 2, ReadMask = new() { Paths = { "name" } } });
        var second = await server.Places.SearchPlacesAsync(
            new() { PageSize = 2, PageToken = first.NextPageToken, ReadMask = new() { Paths = { "sources" } } });
        Assert.Equal(4, first.Results.Concat(second.Results).Select(result => result.Place.Id).Distinct().Count());
    }

    async Task<List<Place>> ReadAsync(string? path)
    {
        var request = new SearchPlacesRequest();
        if (path is not null) request.ReadMask = new() { Paths = { path } };
        var answer = await server.Places.SearchPlacesAsync(request);
        return [.. answer.Results.Select(result => result.Place)];
    }

    static Place Part(Place whole, FieldMask mask)
    {
        var part = new Place();
        // FieldMask knows no maps.
        new FieldMask { Paths = { mask.Paths.Where(path => path != "names") } }.Merge(whole, part);
        if (mask.Paths.Contains("names")) part.Names.Add(whole.Names);
        switch (whole.DetailsCase)
        {
            case Place.DetailsOneofCase.DetentionCentre: part.DetentionCentre ??= new(); break;
            case Place.DetailsOneofCase.ReportingCentre: part.ReportingCentre ??= new(); break;
            case Place.DetailsOneofCase.SupportGroup: part.SupportGroup ??= new(); break;
            case Place.DetailsOneofCase.Office: part.Office ??= new(); break;
        }
        return part;
    }

    static bool IsSet(Google.Protobuf.IMessage message, FieldDescriptor field) =>
        field.Accessor.GetValue(message) switch
        {
            null or "" or false or 0 or 0L => false,
            System.Collections.ICollection list => list.Count > 0,
            System.Enum word => Convert.ToInt32(word, null) != 0,
            _ => true,
        };

    static IEnumerable<string> WithParent(string path) => path.Split('.') is [var parent, _] ? [path, parent] : [path];
}
