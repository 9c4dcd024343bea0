using Map.Service.Organisations;
using Map.Service.Places.Fields;

namespace Map.Service.Contributions.Edits;

/// <summary>Reads what a call changes, in its transaction.</summary>
static class SubjectReads
{
    /// <summary>Sees all that anybody may see.</summary>
    public static readonly Caller Everything = new(Guid.Empty, Role.Admin, []);

    /// <summary>A place as a caller may see it.</summary>
    /// <exception cref="Refusal">There is none, or the caller may not see it; or it was merged into another.</exception>
    public static async Task<Place> PlaceAsync(this EditSession session, Guid id, Caller caller, CancellationToken cancellationToken) =>
        await session.FindPlaceAsync(id, caller, cancellationToken)
        ?? throw (await session.SurvivorAsync(id, cancellationToken) is { } other
            && await session.FindPlaceAsync(other, caller, cancellationToken) is { } survivor
                ? Refusal.Merged(id.ToString(), survivor)
                : Refusal.NotFound("place", id.ToString()));

    /// <summary>The place of an involvement as a caller may see it.</summary>
    /// <exception cref="Refusal">The caller may not see it, and so may not know of the involvement either, nor of which place it is.</exception>
    public static async Task<Place> PlaceOfAsync(
        this EditSession session, Guid involvement, Guid place, Caller caller, CancellationToken cancellationToken) =>
        await session.FindPlaceAsync(place, caller, cancellationToken) ?? throw Refusal.NotFound("involvement", involvement.ToString());

    /// <summary>An organisation as a caller may see it.</summary>
    /// <exception cref="Refusal">There is none, or the caller may not see it; or it was merged into another.</exception>
    public static async Task<Organisation> OrganisationAsync(
        this EditSession session, Guid id, Caller caller, CancellationToken cancellationToken) =>
        await session.FindOrganisationAsync(id, caller, cancellationToken)
        ?? throw (await session.SurvivorAsync(id, cancellationToken) is { } other
            && await session.FindOrganisationAsync(other, caller, cancellationToken) is { } survivor
                ? Refusal.Merged(id.ToString(), survivor)
                : Refusal.NotFound("organisation", id.ToString()));

    static async Task<Place?> FindPlaceAsync(this EditSession session, Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append(PlaceReader.Whole.Select($"{Visibility.Places(caller, statement)} AND p.id = {statement.Value(id)}", caller, statement));
        return (await session.ReadAllAsync(statement, PlaceReader.Whole.Read, cancellationToken)).SingleOrDefault()?.Place;
    }

    static async Task<Organisation?> FindOrganisationAsync(
        this EditSession session, Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var page = $"SELECT o.* FROM {Visibility.Organisations(caller, statement)} AND o.id = {statement.Value(id)}";
        statement.Append(OrganisationRow.Select(page, "o.id", caller, statement));
        return (await session.ReadAllAsync(statement, OrganisationRow.Read, cancellationToken)).SingleOrDefault()?.Organisation;
    }

    static async Task<Guid?> SurvivorAsync(this EditSession session, Guid id, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"SELECT survivor_id FROM redirect WHERE id = {statement.Value(id)}");
        return await session.ReadAllAsync(statement, row => row.GetGuid(0), cancellationToken) is [var survivor] ? survivor : null;
    }

    /// <summary>The names of organisations that whoever is told of them may see, by their ids.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OrganisationNamesAsync(
        this EditSession session, IEnumerable<string?> ids, CancellationToken cancellationToken)
    {
        Guid[] wanted = [.. ids.Where(id => Guid.TryParse(id, out _)).Select(id => Guid.Parse(id!)).Distinct()];
        if (wanted.Length == 0) return new Dictionary<string, string>();
        var statement = new Statement();
        statement.Append(
            $"SELECT o.id, o.name FROM {Visibility.Organisations(session.Told, statement)} AND o.id = ANY({statement.Value(wanted)})");
        var rows = await session.ReadAllAsync(statement, row => (Id: row.GetGuid(0).ToString(), Name: row.GetString(1)), cancellationToken);
        return rows.ToDictionary(row => row.Id, row => row.Name);
    }

    /// <summary>Refuses a place outside of the regions that the key is for; <paramref name="what"/> begins the message.</summary>
    public static async Task RequireHereAsync(
        this EditSession session, Guid place, CancellationToken cancellationToken, string what = "The place")
    {
        var statement = new Statement();
        statement.Append($"SELECT {Visibility.Counts(session.Caller, statement)} FROM place p WHERE p.id = {statement.Value(place)}");
        var isHere = await session.ReadAllAsync(statement, row => row.GetBoolean(0), cancellationToken);
        if (isHere is not [true])
            throw new Refusal(ErrorReason.PermissionDenied,
                $"{what} neither lies in a region that the key is for, nor serves one. Ask an admin for a key for it, or suggest the change.");
    }
}
