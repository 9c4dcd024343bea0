using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Places;

public sealed class StreamPlacesTests(PlacesServer server) : IClassFixture<PlacesServer>
{
    [Fact]
    public async Task Operators_are_those_of_today_or_of_day_of_filter()
    {
        var first = await server.Map.OrganisationAsync("First");
        var last = await server.Map.OrganisationAsync("Last");
        var visitors = await server.Map.OrganisationAsync("Visitors");
        var centre = await server.Map.PlaceAsync("Centre of the day", kind: "detention_centre");
        await server.Map.PlaceAsync("Centre of the day, run by nobody", kind: "detention_centre");
        await server.Map.InvolvementAsync(first, centre, from: "2001", to: "2009");
        await server.Map.InvolvementAsync(last, centre, from: "2009-06");
        await server.Map.InvolvementAsync(visitors, centre, role: "visits");

        Assert.Equal(["Last", ""], await OperatorsAsync(new PlaceFilter { Text = "centre day" }));
        Assert.Equal(["First", ""], await OperatorsAsync(new PlaceFilter { Text = "centre day", OpenOn = "2005-01-01" }));
        Assert.Equal(["Last, First", ""], await OperatorsAsync(new PlaceFilter { Text = "centre day", OpenOn = "2009-09-01" }));
    }

    [Fact]
    public async Task Operator_is_named_once_and_only_to_those_who_may_see_it()
    {
        var open = await server.Map.OrganisationAsync("Seen");
        var secret = await server.Map.OrganisationAsync("Secret");
        await server.Map.ExecuteAsync("UPDATE organisation SET published = false WHERE id = $1", secret);
        var centre = await server.Map.PlaceAsync("Run twice", kind: "detention_centre");
        await server.Map.InvolvementAsync(open, centre, from: "2001");
        await server.Map.InvolvementAsync(open, centre, from: "2011");
        await server.Map.InvolvementAsync(secret, centre, from: "2012");
        var filter = new PlaceFilter { Text = "run twice" };

        Assert.Equal(["Seen"], await OperatorsAsync(filter));
        Assert.Equal(["Secret, Seen"], await OperatorsAsync(filter, await server.KeyAsync(Role.Reviewer)));
    }

    [Fact]
    public async Task Operators_come_only_when_they_are_asked_for()
    {
        await server.Map.PlaceAsync("Plain");

        using var call = server.Places.StreamPlaces(new StreamPlacesRequest { Filter = new() { Text = "plain" } });

        Assert.All(await ReadAsync(call), part => Assert.Empty(part.Operators));
    }

    [Fact]
    public async Task Operator_that_is_renamed_while_stream_is_read_keeps_its_name()
    {
        const int many = 20_000;
        var organisation = await server.Map.OrganisationAsync("Before");
        await ManyPlaces.AddAsync(server.Database, many);
        await server.Map.ExecuteAsync("""
            INSERT INTO involvement (id, organisation_id, place_id, role)
            SELECT gen_random_uuid(), $1, id, 'operates' FROM place WHERE name LIKE 'many %'
            """, organisation);
        var request = new StreamPlacesRequest { Filter = new() { Text = "many" }, WithOperators = true };

        using var call = server.Places.StreamPlaces(request);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        List<StreamPlacesResponse> parts = [call.ResponseStream.Current];
        await server.Map.ExecuteAsync("UPDATE organisation SET name = 'After' WHERE id = $1", organisation);
        parts.AddRange(await ReadAsync(call));

        Assert.Equal(Enumerable.Repeat("Before", many), parts.SelectMany(part => part.Operators).SelectMany(operators => operators.Names));
    }

    async Task<string[]> OperatorsAsync(PlaceFilter filter, Metadata? key = null)
    {
        using var call = server.Places.StreamPlaces(new StreamPlacesRequest { Filter = filter, WithOperators = true }, key);
        var part = Assert.Single(await ReadAsync(call));
        Assert.Equal(part.Places.Count, part.Operators.Count);
        return [.. part.Operators.Select(operators => string.Join(", ", operators.Names))];
    }

    static async Task<List<StreamPlacesResponse>> ReadAsync(AsyncServerStreamingCall<StreamPlacesResponse> call)
    {
        var parts = new List<StreamPlacesResponse>();
        await foreach (var part in call.ResponseStream.ReadAllAsync()) parts.Add(part);
        return parts;
    }
}
