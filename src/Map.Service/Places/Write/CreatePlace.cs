using Map.Gazetteer;
using Map.Service.FacilityTypes;
using Map.Service.Places.Fields;
using Map.Service.Places.Read;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Places.Write;

/// <summary>Adds a place for a contributor. Contributors are trusted: it is published at once.</summary>
public sealed class CreatePlace(NpgsqlDataSource database, IDbContextFactory<MapDbContext> contexts, GetPlace getPlace, TimeProvider clock)
{
    public async Task<Place> RunAsync(CreatePlaceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.Contributes)
            throw new Refusal(ErrorReason.Unauthenticated,
                "Adding a place needs a contributor's key, sent as \"authorization: Bearer KEY\".");
        if (request.Place is not { } place) throw Refusal.Invalid("place", "is required.");
        var requestId = request.HasRequestId ? Ids.Parse(request.RequestId, "request_id") : (Guid?)null;
        await RefuseElsewhereAsync(place, caller, cancellationToken);

        var (id, _) = await SaveAsync(place, requestId, new Author("api", caller.KeyId), cancellationToken);
        return await getPlace.FindAsync(id, PlaceReader.Whole, caller, cancellationToken)
            ?? throw Refusal.NotFound("place", id.ToString());
    }

    /// <summary>Checks and saves a place, once for each request id: a repeated request gets the id of the first one's place.</summary>
    /// <exception cref="Refusal">A field is wrong; the violations list every wrong one.</exception>
    internal async Task<(Guid Id, bool IsRepeated)> SaveAsync(
        Place place, Guid? requestId, Author author, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Author = author;
        await CheckAsync(context, place, cancellationToken);
        var contents = RequestContents.Hash(place, author);

        var gazetteer = await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);
        // A request repeated while the first still runs waits here, and then finds the first one's place.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockAsync(cancellationToken);
        if (requestId is not null)
        {
            var first = await context.Places.Where(row => row.RequestId == requestId).Select(row => (Guid?)row.Id)
                .SingleOrDefaultAsync(cancellationToken);
            if (first is { } id)
            {
                await RefuseOtherAsync(context, requestId.Value, contents, cancellationToken);
                return (id, true);
            }
        }

        var row = new PlaceEntity
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = place.Name,
            Published = true,
            RequestId = requestId,
        };
        PlaceWriter.ApplyAll(row, place, context, gazetteer);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        if (requestId is not null)
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO place_request (id, contents) VALUES ({requestId.Value}, {contents})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (row.Id, false);
    }

    async Task CheckAsync(MapDbContext context, Place place, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        PlaceRules.Check(place, await VocabularyAsync(context, place, cancellationToken), violations);
        violations.ThrowIfAny();

        // An import warns of these. A caller who adds one place can correct it at once.
        if (place.Position is null) return;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var doubts = await PositionDoubts.OfAsync(
            connection, [(place.Position, place.HasCountry ? place.Country : null)], cancellationToken);
        if (doubts[0] is { } doubt) throw Refusal.Invalid("place.position.latitude", doubt);
    }

    // Places of before the comparison have no row, and are taken for the same.
    static async Task RefuseOtherAsync(MapDbContext context, Guid requestId, byte[] contents, CancellationToken cancellationToken)
    {
        var first = await context.Database.SqlQuery<byte[]>($"SELECT contents AS \"Value\" FROM place_request WHERE id = {requestId}")
            .SingleOrDefaultAsync(cancellationToken);
        if (first is not null && !first.AsSpan().SequenceEqual(contents))
            throw Refusal.Invalid("request_id", "was used for another place or with another key; use a new UUID for every place.");
    }

    async Task<PlaceVocabulary> VocabularyAsync(MapDbContext context, Place place, CancellationToken cancellationToken)
    {
        string[] codes = [.. place.CoverageCodes.Where(RegionCode.CouldBe).Distinct().Take(1001)];
        var regions = codes.Length == 0 ? []
            : await context.Regions.Where(region => codes.Contains(region.Code)).Select(region => region.Code)
                .ToHashSetAsync(cancellationToken);
        var facilityTypes = place.DetentionCentre is null ? [] : await FacilityTypeCodes.AllAsync(database, cancellationToken);
        var organisations = new HashSet<Guid>();
        if (Guid.TryParse(SupportGroupFields.OrganisationOf(place), out var organisation)
            && await context.Organisations.AnyAsync(row => row.Id == organisation && row.Published, cancellationToken))
            organisations.Add(organisation);
        return new(regions, facilityTypes, organisations, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    async Task RefuseElsewhereAsync(Place place, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.IsForEverywhere) return;
        var allowed = place.Position is null
            ? place.CoverageCodes.Count > 0 && place.CoverageCodes.All(code => caller.CountsIn([code]))
            : caller.CountsIn(await RegionsOfAsync(place, cancellationToken));
        if (!allowed)
            throw new Refusal(ErrorReason.PermissionDenied,
                "The place neither lies in a region that the key is for, nor serves only such regions. Ask an admin for a key for it.");
    }

    // By the position as it will be published, by which all users find the place.
    async Task<List<string>> RegionsOfAsync(Place place, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        PositionRules.Check(place.Position, "place.position", violations);
            violations.Enum("place.precision", place.Precision, required: true);
        violations.ThrowIfAny();

        var area = RepresentativePoint.Of(place, await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken));
        var statement = new Statement();
        var point = GeometrySql.Point(area ?? place.Position, statement);
        statement.Append(
            $"SELECT published_regions({point}, {statement.Value(place.Precision)}, {statement.Value(area is not null)})");
        return await database.ReadAllAsync(statement, row => row.GetString(0), cancellationToken);
    }
}
