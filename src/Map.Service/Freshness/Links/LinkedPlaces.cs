using Map.Service.Places.Fields;

namespace Map.Service.Freshness.Links;

/// <summary>Reads the places of links.</summary>
static class LinkedPlaces
{
    /// <summary>A place as a caller sees it, and whether the caller's key is for it; null if there is none.</summary>
    public static async Task<(Place Place, bool IsHere)?> FindAsync(
        NpgsqlDataSource database, Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append(PlaceReader.Whole.Select(
            $"{Visibility.Places(caller, statement)} AND p.id = {statement.Value(id)}", caller, statement, $", {Visibility.Counts(caller, statement)}"));
        var found = await database.ReadAllAsync(
            statement, row => (PlaceReader.Whole.Read(row).Place, row.GetBoolean(PlaceReader.Whole.Columns)), cancellationToken);
        return found is [var one] ? one : null;
    }

    /// <summary>The place of a link, as everybody sees it.</summary>
    /// <exception cref="Refusal">It is not on the map any more.</exception>
    public static async Task<Place> PublicAsync(NpgsqlDataSource database, Guid id, CancellationToken cancellationToken) =>
        await FindAsync(database, id, Caller.Anonymous, cancellationToken) is var (place, _) ? place : throw Gone();

    /// <summary>One answer for what has ended, was revoked, used another secret or never was.</summary>
    public static Refusal Gone() => new(ErrorReason.NotFound, "This link is not good any more: it has ended, or somebody has revoked it.");
}
