using Map.Gazetteer;
using Map.Service.Hosting;
using Map.Service.Places.Read;
using Microsoft.EntityFrameworkCore;

namespace Map.Service.Places.Write;

/// <summary>Adds a place. Everybody sees that of a reviewer at once; that of a contributor waits for one, unless the instance says otherwise.
/// </summary>
public sealed class CreatePlace(
    NpgsqlDataSource database, IDbContextFactory<MapDbContext> contexts, PlaceChecks checks, GetPlace getPlace, Trust trust, TimeProvider clock,
    ServiceSettings settings)
{
    public async Task<Place> RunAsync(CreatePlaceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.Contributes)
            throw new Refusal(ErrorReason.Unauthenticated,
                "Adding a place needs a contributor's key, sent as \"authorization: Bearer KEY\".");
        if (request.Place is not { } place) throw Refusal.Invalid("place", "is required.");
        var requestId = request.HasRequestId ? Ids.Parse(request.RequestId, "request_id") : (Guid?)null;
        await RefuseElsewhereAsync(place, caller, cancellationToken);

        var isPublished = caller.Reviews || settings.ContributorsPublish;
        var (id, _) = await SaveAsync(place, requestId, caller, isPublished, cancellationToken);
        // A repeated request may come after its place was merged into another.
        return await getPlace.RunAsync(new() { Id = id.ToString(), FollowMerged = true }, caller, cancellationToken);
    }

    /// <summary>Checks and saves a place, once for each request id: a repeated request gets the id of the first one's place.</summary>
    /// <exception cref="Refusal">A field is wrong, and the violations list every wrong one; or the key has published too much.</exception>
    internal async Task<(Guid Id, bool IsRepeated)> SaveAsync(
        Place place, Guid? requestId, Caller caller, bool isPublished, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var author = context.Author = new Author("api", caller.KeyId, new Act(Guid.CreateVersion7(clock.GetUtcNow()), "add"));
        (await checks.FieldsAsync(context, place, cancellationToken)).ThrowIfAny();
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
            await PlaceChecks.PositionAsync(connection, place, cancellationToken);
        var contents = RequestDigest.Of(author.KeyId.GetValueOrDefault().ToByteArray(), place);

        var gazetteer = await EmbeddedGazetteer.ReadAsync().WaitAsync(cancellationToken);
        // A request repeated while the first still runs waits here, and then finds the first one's place.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.LockAsync(cancellationToken);
        if (requestId is { } known && await FirstAsync(context, known, contents, cancellationToken) is { } first)
            return (first, true);

        await trust.CheckAsync(context, caller, 1, cancellationToken);
        var row = Add(context, place, gazetteer, clock.GetUtcNow(), isPublished);
        row.RequestId = requestId;
        await context.SaveChangesAsync(cancellationToken);
        // Not in place_request, whose rows go with their places: a repeated request would add the place again after a merge.
        if (requestId is not null)
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO edit_request (id, contents, subject_id) VALUES ({requestId.Value}, {contents}, {row.Id})", cancellationToken);
        await transaction.CommitWholeAsync();
        return (row.Id, false);
    }

    /// <summary>Adds a checked place to a context.</summary>
    internal static PlaceEntity Add(MapDbContext context, Place place, EmbeddedGazetteer gazetteer, DateTimeOffset now, bool isPublished)
    {
        var row = new PlaceEntity
        {
            Id = Guid.CreateVersion7(now), Name = place.Name, Published = isPublished, WriterId = context.Author?.KeyId,
        };
        PlaceWriter.ApplyAll(row, place, context, gazetteer);
        context.Add(row);
        return row;
    }

    // The place that the first request with this id added. Older ones are in place_request; of the oldest there is only the place, and a
    // repeated request is taken for the same.
    static async Task<Guid?> FirstAsync(MapDbContext context, Guid requestId, byte[] contents, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT coalesce(e.contents, q.contents), coalesce(e.subject_id, p.id)
            FROM (SELECT {statement.Value(requestId)} AS id) asked
            LEFT JOIN edit_request e ON e.id = asked.id LEFT JOIN place p ON p.request_id = asked.id LEFT JOIN place_request q ON q.id = asked.id
            """);
        await using var command = statement.On((NpgsqlConnection)context.Database.GetDbConnection());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        if (row.IsDBNull(1)) return null;
        if (!row.IsDBNull(0) && !row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(contents))
            throw Refusal.Invalid("request_id", "was used for another place or with another key; use a new UUID for every place.");
        return row.GetGuid(1);
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
