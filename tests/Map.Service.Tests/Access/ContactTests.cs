using Google.Protobuf;
using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Access;

/// <summary>Who sees which contacts of a place near Calais and of a network that serves it, by every call that tells of places.</summary>
public sealed class ContactTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("FR", "France", 1, 49, 9, 51);
        await server.Map.RegionAsync("ES", "Spain", -9, 36, 0, 43);
        var office = Some.Place();
        var network = Some.SupportGroup();
        (network.Position, network.Precision) = (null, Precision.Unspecified);
        network.CoverageCodes.Add("FR");
        foreach (var place in new[] { office, network })
        {
            foreach (var visibility in Enum.GetValues<ContactVisibility>().Skip(1))
                place.Contacts.Add(new Contact { Kind = ContactKind.Email, Value = $"{visibility}@example.org", Visibility = visibility });
            await server.Places.CreatePlaceAsync(new CreatePlaceRequest { Place = place }, await server.KeyAsync(Role.Contributor));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(null, "", "Public")]
    [InlineData(Role.Contributor, "ES", "Public")]
    [InlineData(Role.Contributor, "FR", "Public Contributors")]
    [InlineData(Role.Contributor, "", "Public Contributors")]
    [InlineData(Role.Reviewer, "ES", "Public")]
    [InlineData(Role.Reviewer, "FR", "Public Contributors Reviewers")]
    [InlineData(Role.Reviewer, "", "Public Contributors Reviewers")]
    [InlineData(Role.Admin, "", "Public Contributors Reviewers")]
    public async Task Each_role_sees_its_contacts_where_its_key_counts(Role? role, string region, string sees)
    {
        var key = role is { } given ? await server.KeyAsync(given, region.Length > 0 ? [region] : []) : null;
        var expected = sees.Split(' ').Select(visibility => $"{visibility}@example.org").ToArray();

        var list = await server.Places.SearchPlacesAsync(new SearchPlacesRequest(), key);
        Assert.Equal(2, list.Results.Count);
        Assert.All(list.Results, result => Assert.Equal(expected, result.Place.Contacts.Select(contact => contact.Value)));
        foreach (var answer in await AnswersAsync(list.Results.Select(result => result.Place.Id), key))
        {
            var text = answer.ToString()!;
            foreach (var visibility in Enum.GetNames<ContactVisibility>().Skip(1))
                Assert.Equal((answer.Descriptor.Name, sees.Contains(visibility, StringComparison.Ordinal)),
                    (answer.Descriptor.Name, text.Contains($"{visibility}@", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task No_text_that_is_searched_has_contacts_in_it()
    {
        var found = await server.Places.CountPlacesAsync(
            new CountPlacesRequest { Filter = new PlaceFilter { Text = "example.org" } }, await server.KeyAsync(Role.Admin));
        Assert.Equal(0, found.Count);
    }

    async Task<List<IMessage>> AnswersAsync(IEnumerable<string> ids, Metadata? key)
    {
        var places = ids.ToList();
        var answers = new List<IMessage>
        {
            await server.Places.BatchGetPlacesAsync(new BatchGetPlacesRequest { Ids = { places } }, key),
            await server.Places.FindNearAsync(new FindNearRequest { Position = new Position { Latitude = 51, Longitude = 2 } }, key),
            await server.Clusters.ClusterPlacesAsync(
                new ClusterPlacesRequest { Box = new Box { West = 0, South = 49, East = 3, North = 52 }, Zoom = 5 }, key),
            await server.Changes.ListChangesAsync(new ListChangesRequest(), key),
            await server.Places.SearchPlacesAsync(new SearchPlacesRequest { ReadMask = new() { Paths = { "contacts" } } }, key),
        };
        foreach (var id in places)
        {
            answers.Add(await server.Places.GetPlaceAsync(new GetPlaceRequest { Id = id }, key));
            answers.Add(await server.History.ListRevisionsAsync(new ListRevisionsRequest { PlaceId = id }, key));
        }

        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest(), key);
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        answers.Add(stream.ResponseStream.Current);
        using var watch = server.Changes.WatchChanges(new WatchChangesRequest { Since = 0 }, key);
        do Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        while (watch.ResponseStream.Current.Changes.Count == 0);
        answers.Add(watch.ResponseStream.Current);
        return answers;
    }
}
