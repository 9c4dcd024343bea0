using Grpc.Core;
using Map.Contract;
using Map.Service.Tests.Log.ChangeFeed;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Paging;

/// <summary>Whoever reads page by page, while others write between the pages and during them, sees what stays as it is exactly once, and
/// nothing twice.</summary>
public sealed class PagesWhileOthersWriteTests : IAsyncLifetime
{
    const int Still = 100;
    const int Readings = 4;

    readonly PlacesServer server = new();

    public Task InitializeAsync() => server.InitializeAsync();

    public Task DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData(PlaceOrder.Name, 1)]
    [InlineData(PlaceOrder.Updated, 3)]
    public Task Places_in_order(PlaceOrder order, int seed) => PlacesAsync(seed, async (filter, size, token, key) =>
    {
        var page = await server.Places.SearchPlacesAsync(
            new SearchPlacesRequest { OrderBy = order, Filter = filter, PageSize = size, PageToken = token }, key);
        return (page.Results.Select(result => result.Place.Id), page.NextPageToken);
    });

    [Theory]
    [InlineData(1)]
    public Task Places_by_distance(int seed) => PlacesAsync(seed, async (filter, size, token, key) =>
    {
        var page = await server.Places.FindNearAsync(new FindNearRequest
        {
            Position = new() { Longitude = 1, Latitude = 1 }, Filter = filter, PageSize = size, PageToken = token,
        }, key);
        return (page.Results.Select(result => result.Place.Id), page.NextPageToken);
    });

    [Theory]
    [InlineData(1)]
    public async Task Organisations_by_name(int seed)
    {
        var random = new Random(seed);
        var still = new Dictionary<string, string>();
        for (var i = 0; i < Still; i++)
        {
            var name = Writer.Name(random);
            still.Add((await server.Map.OrganisationAsync(name, country: "FR")).ToString(), name);
        }

        await ReadWhileAsync(seed, random => new OrganisationWriter(new Editor(server), random), still, async (text, size, token, key) =>
        {
            var request = new SearchOrganisationsRequest { Country = "FR", PageSize = size, PageToken = token };
            if (text is not null) request.Text = text;
            var page = await server.Organisations.SearchOrganisationsAsync(request, key);
            return (page.Results.Select(result => result.Organisation.Id), page.NextPageToken);
        });
    }

    [Fact]
    public async Task Stream_is_map_of_moment_at_which_it_began()
    {
        await ManyPlaces.AddAsync(server.Database, 10_000);
        var editor = new Editor(server);
        var last = await editor.AddAsync("zz last");
        var before = await server.Map.ListAsync<string>("SELECT id || ' ' || revision FROM place ORDER BY sort_name, id");

        using var stream = server.Places.StreamPlaces(new StreamPlacesRequest());
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        var places = stream.ResponseStream.Current.Places.ToList();
        await editor.DeleteAsync(last);
        await editor.EditAsync(Guid.Parse(places[0].Id), place => place.Name = "z moved on");
        await server.Map.ExecuteAsync("UPDATE place SET published = false WHERE name > 'many 005000' AND name < 'many 006000'");
        await editor.AddAsync("z new");
        await foreach (var chunk in stream.ResponseStream.ReadAllAsync()) places.AddRange(chunk.Places);

        Assert.Equal(before, places.Select(place => $"{place.Id} {place.Revision}"));
    }

    async Task PlacesAsync(int seed, Func<PlaceFilter?, int, string, Metadata?, Task<(IEnumerable<string>, string)>> page)
    {
        var random = new Random(seed);
        var still = new Dictionary<string, string>();
        for (var i = 0; i < Still; i++)
        {
            var name = Writer.Name(random);
            var place = await server.Map.PlaceAsync(name, random.Next(-9, 10), random.Next(-9, 10));
            still.Add(place.ToString(), name);
        }

        await ReadWhileAsync(seed, random => new PlaceWriter(new Editor(server), random), still,
            (text, size, token, key) => page(text is null ? null : new PlaceFilter { Text = text }, size, token, key));
    }

    /// <param name="seed">Of what is written and how it is read.</param>
    /// <param name="writer">Makes somebody who writes.</param>
    /// <param name="still">The ids and names of what nobody touches.</param>
    /// <param name="page">Reads a page: what is looked for, how many, where to go on, and the reader's key.</param>
    async Task ReadWhileAsync(
        int seed, Func<Random, Writer> writer, Dictionary<string, string> still,
        Func<string?, int, string, Metadata?, Task<(IEnumerable<string> Ids, string Next)>> page)
    {
        var random = new Random(seed);
        var between = writer(random);
        for (var i = 0; i < 30; i++) await between.StepAsync();
        Metadata?[] keys = [null, await server.KeyAsync(Role.Reviewer)];
        using var read = new CancellationTokenSource();
        var during = WriteUntilAsync(writer(new Random(seed + 100)), read.Token);

        for (var reading = 0; reading < Readings; reading++)
        {
            var (text, key, token) = (reading % 2 == 0 ? null : "odd", keys[reading / 2 % 2], "");
            var seen = new List<string>();
            do
            {
                var (ids, next) = await page(text, random.Next(1, 20), token, key);
                seen.AddRange(ids);
                token = next;
                for (var i = random.Next(6); i > 0; i--) await between.StepAsync();
            }
            while (token.Length > 0);

            Assert.Equal(seen.Count, seen.Distinct().Count());
            var expected = still.Where(one => text is null || one.Value.Contains(text, StringComparison.Ordinal)).Select(one => one.Key);
            Assert.Equal(expected.Order(), seen.Where(still.ContainsKey).Order());
        }

        await read.CancelAsync();
        await during;
        Assert.Empty(server.Log.Errors);
    }

    static async Task WriteUntilAsync(Writer writer, CancellationToken read)
    {
        while (!read.IsCancellationRequested) await writer.StepAsync();
    }
}
