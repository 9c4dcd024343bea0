using System.Data;
using System.Runtime.CompilerServices;
using Map.Service.Access;
using Map.Service.Errors;
using Map.Service.Paging;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;
using Map.Service.Storage;
using Map.V1;
using Npgsql;

namespace Map.Service.Places.Read;

/// <summary>All places that match a filter, by name. Index: place_by_name; unbounded, but never more in memory than one
/// chunk and a place.</summary>
public sealed class StreamPlaces(NpgsqlDataSource database, PlaceFilterRules rules)
{
    const int ChunkSize = 200;
    const string Order = "p.sort_name, p.id";

    public async IAsyncEnumerable<StreamPlacesResponse> RunAsync(
        StreamPlacesRequest request, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var reader = PlaceReader.For(request.ReadMask, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        var statement = Select(request.Filter, reader, caller);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        // Written as fast as the caller reads: the call's deadline bounds it, not the time a statement may take.
        await using (var untimed = new NpgsqlCommand("SET LOCAL statement_timeout = 0", connection))
            await untimed.ExecuteNonQueryAsync(cancellationToken);

        await using var command = statement.On(connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var (chunk, bytes) = (new StreamPlacesResponse(), 0);
        while (await row.ReadAsync(cancellationToken))
        {
            var place = reader.Read(row).Place;
            var more = AnswerSize.Of(place);
            if (chunk.Places.Count == ChunkSize || (chunk.Places.Count > 0 && bytes + more > AnswerSize.Most))
            {
                yield return chunk;
                (chunk, bytes) = (new StreamPlacesResponse(), 0);
            }
            chunk.Places.Add(place);
            bytes += more;
        }
        if (chunk.Places.Count > 0) yield return chunk;
    }

    internal static Statement Select(PlaceFilter? filter, PlaceReader reader, Caller caller)
    {
        var statement = new Statement();
        // OFFSET 0 keeps the details out of the sort: they are gathered as the rows are read.
        var all = $"SELECT p.* FROM {PlaceFilterSql.Matching(filter, caller, statement)} ORDER BY {Order} OFFSET 0";
        return statement.Append(reader.Select($"({all}) p ORDER BY {Order}", caller, statement));
    }
}
