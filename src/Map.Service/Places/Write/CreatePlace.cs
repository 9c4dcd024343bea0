using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Geo;
using Map.Service.Paging;
using Map.Service.Places.Fields;
using Map.Service.Places.Read;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Service.Places.Write;

/// <summary>Adds a place for a contributor, who is trusted: it is published at once.</summary>
public sealed class CreatePlace(NpgsqlDataSource database, PlaceCreation creation, GetPlace getPlace)
{
    public async Task<Place> RunAsync(CreatePlaceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.Contributes)
            throw new Refusal(ErrorReason.Unauthenticated,
                "Adding a place needs a contributor's key, in the metadata: authorization: Bearer KEY.");
        if (request.Place is not { } place) throw Refusal.Invalid("place", "is required.");
        var requestId = request.HasRequestId ? Ids.Parse(request.RequestId, "request_id") : (Guid?)null;
        await RefuseElsewhereAsync(place, caller, cancellationToken);

        var created = await creation.CreateAsync(place, requestId, published: true, new Author("api", caller.KeyId), cancellationToken);
        return await getPlace.FindAsync(created.Id, PlaceReader.Whole, caller, cancellationToken)
            ?? throw Refusal.NotFound("place", created.Id.ToString());
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

    // Those of the position as it will be published, by which the place will be found.
    async Task<List<string>> RegionsOfAsync(Place place, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        PositionRules.Check(place.Position, "place.position", violations);
        if (!Enum.IsDefined(place.Precision) || place.Precision == Precision.Unspecified)
            violations.Add("place.precision", "is required with a position: one of BUILDING, SITE, STREET, LOCALITY, TOWN, REGION.");
        violations.ThrowIfAny();

        var statement = new Statement();
        var point = GeometrySql.Point(place.Position, statement);
        statement.Append($"SELECT published_regions({point}, {statement.Value(place.Precision)}, false)");
        return await database.ReadAllAsync(statement, row => row.GetString(0), cancellationToken);
    }
}
