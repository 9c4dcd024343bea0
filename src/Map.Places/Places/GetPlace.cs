using Map.Places.Access;
using Map.Places.Errors;
using Map.Places.Paging;
using Map.Places.Storage;
using Map.V1;
using Npgsql;

namespace Map.Places.Places;

/// <summary>One place. Index: the primary key; at most one row.</summary>
public sealed class GetPlace(NpgsqlDataSource database)
{
    public async Task<Place> RunAsync(GetPlaceRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var id = Ids.Parse(request.Id, "id");
        return await FindAsync(id, caller, cancellationToken) ?? throw Refusal.NotFound("place", request.Id);
    }

    /// <summary>The place as the caller sees it; null when there is none, or none to be seen.</summary>
    public async Task<Place?> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var page = $"SELECT p.* FROM {Visibility.Places(caller, statement)} AND p.id = {statement.Value(id)}";
        statement.Append(PlaceRow.Select(page, "p.id"));
        var rows = await database.ReadAllAsync(statement, PlaceRow.Read, cancellationToken);
        return rows.SingleOrDefault()?.Place;
    }
}
