using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Hosting;
using Map.Service.Places.Read;
using Map.Service.Places.Write;
using Map.Service.Storage;
using Map.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Map.Service.Tests.Places.Write;

public sealed class SavePlaceTests : IAsyncLifetime
{
    readonly MigratedDatabase database = new();
    ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        services = new ServiceCollection().AddLogging().AddStorage(database.ConnectionString)
            .AddSingleton(TrustSettings.Usual).AddSingleton<KeyStore>().AddSingleton<Trust>().BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Two_places_created_at_once_are_both_kept()
    {
        var created = await Task.WhenAll(CreateAsync(Some.Place("one")), CreateAsync(Some.Place("two")));

        Assert.All(created, place => Assert.False(place.IsRepeated));
        Assert.Equal("2 2", await database.ValueAsync("SELECT count(*) || ' ' || max(revision) FROM place"));
    }

    [Fact]
    public async Task Request_repeated_even_at_once_gives_first_place_back()
    {
        var request = Guid.NewGuid();

        var created = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CreateAsync(Some.Place(), request)));

        Assert.Single(created.Select(place => place.Id).Distinct());
        Assert.Equal(3, created.Count(place => place.IsRepeated));
        Assert.Equal("1 1", await database.ValueAsync("SELECT count(*) || ' ' || (SELECT count(*) FROM revision) FROM place"));
    }

    [Fact]
    public async Task Longest_citation_of_any_script_is_kept_once()
    {
        // Random, because PostgreSQL would compress repetitions to less than the limit of an index entry.
        var random = new Random(1);
        var citation = new string([.. Enumerable.Range(0, 2000).Select(_ => (char)random.Next(0x4E00, 0x9FFF))]);
        var (first, second) = (Some.Place("one"), Some.Place("two"));
        first.Sources[0].Citation = second.Sources[0].Citation = citation;

        await CreateAsync(first);
        await CreateAsync(second);

        Assert.Equal(citation, await database.ValueAsync("SELECT citation FROM source"));
    }

    [Fact]
    public async Task Request_id_with_another_place_or_by_another_key_is_refused()
    {
        var request = Guid.NewGuid();
        await CreateAsync(Some.Place("one"), request);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => CreateAsync(Some.Place("two"), request));

        Assert.Equal("request_id", Assert.Single(refusal.Violations).Field);
        Assert.Equal("one", await database.ValueAsync("SELECT name FROM place"));
    }

    [Fact]
    public async Task Place_with_wrong_fields_is_refused_with_all_paths_and_leaves_no_trace()
    {
        var place = Some.SupportGroup();
        place.Position.Latitude = 91;
        place.CoverageCodes.Add("XX");
        place.SupportGroup.OrganisationId = Guid.NewGuid().ToString();

        var refusal = await Assert.ThrowsAsync<Refusal>(() => CreateAsync(place));

        Assert.Equal(ErrorReason.InvalidArgument, refusal.Reason);
        Assert.Equal(["place.coverage_codes[0]", "place.position.latitude", "place.support_group.organisation_id"],
            refusal.Violations.Select(violation => violation.Field).Order());
        Assert.Equal("0 0", await database.ValueAsync("SELECT (SELECT count(*) FROM source) || ' ' || last FROM revision_counter"));
    }

    [Fact]
    public async Task Coarse_position_that_came_through_api_is_never_published_as_it_is()
    {
        var place = Some.Place();
        place.Precision = Precision.Town;

        await CreateAsync(place);

        Assert.Equal("false false", await database.ValueAsync(
            "SELECT representative::text || ' ' || ST_Equals(position, exact_position)::text FROM place"));
    }

    Task<(Guid Id, bool IsRepeated)> CreateAsync(Place place, Guid? request = null)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<MapDbContext>>();
        return new CreatePlace(
            database.Source, contexts, new PlaceChecks(TimeProvider.System), new GetPlace(MapServers.Only(database.Source)),
            services.GetRequiredService<Trust>(), TimeProvider.System, new ServiceSettings("", []))
            .SaveAsync(place, request, Caller.Anonymous, true, default);
    }
}
