using Map.Contract;
using Map.Service.Access;
using Map.Service.Contributions.Twins;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Contributions.Twins;

/// <summary>What a caller may not see neither finds a twin nor changes what is said of one.</summary>
public sealed class HiddenTwinsTests(PlacesServer server) : IClassFixture<PlacesServer>, IAsyncLifetime
{
    static readonly Caller ReviewerThere = new(Guid.NewGuid(), Role.Reviewer, ["XA"]);
    static readonly Caller ReviewerElsewhere = new(Guid.NewGuid(), Role.Reviewer, ["XB"]);
    static readonly Caller Contributor = new(Guid.NewGuid(), Role.Contributor, []);

    public Task InitializeAsync() => server.FillOnceAsync(FillAsync);

    async Task FillAsync()
    {
        await server.Map.RegionAsync("XA", "Here", 0, 50, 5, 55);
        await server.Map.RegionAsync("XB", "Elsewhere", 20, 50, 25, 55);
        await server.Map.PlaceAsync("Hidden Lantern", 51, 1, published: false);
        // The nearest of all, and more with the same words than the places compared: none may crowd out the one that is visible.
        for (var i = 0; i < 100; i++) await server.Map.PlaceAsync($"Visible Lantern {i}", 52, 2, published: false);
        await server.Map.PlaceAsync("Visible Lantern", 52.0005, 2);
        var quiet = await server.Map.PlaceAsync("Quiet Harbour", 53, 3);
        await server.Map.ContactAsync(quiet, "+44 20 7946 0555", "reviewers", "voice");
        await server.Map.ContactAsync(quiet, "secret@example.org", "contributors");
        await server.Map.PlaceAsync("Coarse Anchor", 54.012, 4.012, precision: "town");
        await server.Map.PlaceAsync("Coarse Anchor", 54.041, 4.041, precision: "town");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Unpublished_place_is_found_only_by_those_who_review_it()
    {
        var asked = Group("Hidden Lantern", 51, 1);

        Assert.DoesNotContain(await FindAsync(asked, Caller.Anonymous), IsHidden);
        Assert.DoesNotContain(await FindAsync(asked, Contributor), IsHidden);
        Assert.DoesNotContain(await FindAsync(asked, ReviewerElsewhere), IsHidden);
        Assert.Contains(await FindAsync(asked, ReviewerThere), IsHidden);

        static bool IsHidden(SimilarPlace twin) => twin.Place.Name == "Hidden Lantern";
    }

    [Fact]
    public async Task Unpublished_places_leave_room_for_visible_ones()
    {
        var found = await FindAsync(Group("Visible Lantern", 52, 2), Caller.Anonymous);

        Assert.Equal("Visible Lantern", found[0].Place.Name);
        Assert.All(found, twin => Assert.True(twin.Place.Published));
    }

    [Theory]
    [InlineData(ContactKind.Voice, "020 7946 0555", "same telephone")]
    [InlineData(ContactKind.Email, "secret@example.org", "same e-mail")]
    public async Task Hidden_contact_neither_finds_nor_counts(ContactKind kind, string value, string evidence)
    {
        // Elsewhere and with another name: only the contact could find it.
        var far = Group("Loud Mountain", -40, 170);
        far.Country = "GB";
        var near = Group("Quiet Harbour", 53, 3);
        near.Country = "GB";
        var plain = (await FindAsync(near, Caller.Anonymous))[0];
        foreach (var place in new[] { far, near })
            place.Contacts.Add(new Contact { Kind = kind, Value = value, Visibility = ContactVisibility.Public });

        foreach (var caller in new[] { Caller.Anonymous, ReviewerElsewhere })
        {
            Assert.DoesNotContain(await FindAsync(far, caller), twin => twin.Place.Name == "Quiet Harbour");
            var counted = (await FindAsync(near, caller))[0];
            Assert.Equal((plain.Place.Id, plain.Likelihood), (counted.Place.Id, counted.Likelihood));
            Assert.Equal(plain.Evidence, counted.Evidence);
            Assert.Empty(counted.Place.Contacts);
        }
        Assert.Contains(evidence, (await FindAsync(near, ReviewerThere))[0].Evidence);
    }

    [Fact]
    public async Task Contact_that_is_hidden_from_contributors_is_no_other_telephone_to_them()
    {
        var asked = Group("Quiet Harbour", 53, 3);
        asked.Contacts.Add(new Contact { Kind = ContactKind.Voice, Value = "+44 20 7946 0999", Visibility = ContactVisibility.Public });

        Assert.DoesNotContain("other telephone", (await FindAsync(asked, Contributor))[0].Evidence);
        Assert.Contains("other telephone", (await FindAsync(asked, ReviewerThere))[0].Evidence);
    }

    [Theory]
    [InlineData(54.012, 4.012)]
    [InlineData(54.041, 4.041)]
    [InlineData(54.03, 3.97)]
    public async Task Coarse_positions_are_compared_as_published(double latitude, double longitude)
    {
        var found = await FindAsync(Group("Coarse Anchor", latitude, longitude), Caller.Anonymous);

        Assert.Equal("Coarse Anchor", found[0].Place.Name);
        Assert.Equal("Coarse Anchor", found[1].Place.Name);
        Assert.Equal(found[0].Likelihood, found[1].Likelihood);
        Assert.Equal(found[0].Evidence, found[1].Evidence);
    }

    static Place Group(string name, double latitude, double longitude) => new()
    {
        Name = name, Position = new() { Latitude = latitude, Longitude = longitude }, Precision = Precision.Building, SupportGroup = new(),
    };

    async Task<IReadOnlyList<SimilarPlace>> FindAsync(Place place, Caller caller) =>
        (await server.Services.GetRequiredService<SimilarPlaces>().RunAsync(
            new() { Place = place, PageSize = 50 }, caller, CancellationToken.None)).Similar;
}
