using System.Data;
using System.Runtime.CompilerServices;
using Map.Service.Places.Fields;
using Map.Service.Places.Filter;

namespace Map.Service.Places.Read;

/// <summary>All places that match a filter, by name. Index: place_by_name; unbounded, but never more in memory than one chunk and one
/// place. They are read into a <see cref="Spool{T}"/> as fast as the database sends them, and sent as fast as the client takes them:
/// a slow client holds no connection.</summary>
public sealed class StreamPlaces(NpgsqlDataSource database, PlaceFilterRules rules, SpoolSpace space, TimeProvider clock) : IDisposable
{
    const int ChunkSize = 200;
    const string Order = "p.sort_name, p.id";

    // A large file takes a connection for seconds: most of them stay free for short queries.
    readonly SemaphoreSlim readers = new(Math.Max(1, new NpgsqlConnectionStringBuilder(database.ConnectionString).MaxPoolSize / 4));

    public async IAsyncEnumerable<StreamPlacesResponse> RunAsync(
        StreamPlacesRequest request, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var violations = new Violations();
        var reader = PlaceReader.For(request.ReadMask, violations);
        await rules.CheckAsync(request.Filter, violations, cancellationToken);
        violations.ThrowIfAny();

        DateOnly? operatorsOn = request.WithOperators ? OperatorsSql.DayOf(request.Filter, clock) : null;
        var statement = Select(request.Filter, reader, operatorsOn, caller);
        using var spool = new Spool<StreamPlacesResponse>(space, StreamPlacesResponse.Parser);
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filling = spool.FillAsync(ChunksAsync(statement, reader, operatorsOn is not null, left.Token), left.Token);
        try
        {
            await foreach (var chunk in spool.ReadAllAsync(cancellationToken)) yield return chunk;
        }
        finally
        {
            await left.CancelAsync();
            await filling;
        }
    }

    public void Dispose() => readers.Dispose();

    async IAsyncEnumerable<StreamPlacesResponse> ChunksAsync(
        Statement statement, PlaceReader reader, bool withOperators, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await readers.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            // A large file takes longer than a statement may; the deadline of the call bounds it. Reading the generation first makes sure
            // that the snapshot is of a whole map.
            await using (var prepare = new NpgsqlCommand($"SET LOCAL statement_timeout = 0; SELECT {MapGeneration.Id}", connection))
                await prepare.ExecuteNonQueryAsync(cancellationToken);

            await using var command = statement.On(connection);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            var (chunk, bytes) = (new StreamPlacesResponse(), 0);
            while (await row.ReadAsync(cancellationToken))
            {
                var place = reader.Read(row).Place;
                var operators = withOperators ? new PlaceOperators { Names = { OperatorsSql.Read(row, reader.Columns) } } : null;
                var more = ResponseSize.Of(place) + (operators is null ? 0 : ResponseSize.Of(operators));
                if (chunk.Places.Count == ChunkSize || (chunk.Places.Count > 0 && bytes + more > ResponseSize.Maximum))
                {
                    yield return chunk;
                    (chunk, bytes) = (new StreamPlacesResponse(), 0);
                }
                chunk.Places.Add(place);
                if (operators is not null) chunk.Operators.Add(operators);
                bytes += more;
            }
            if (chunk.Places.Count > 0) yield return chunk;
        }
        finally
        {
            readers.Release();
        }
    }

    internal static Statement Select(PlaceFilter? filter, PlaceReader reader, DateOnly? operatorsOn, Caller caller)
    {
        var statement = new Statement();
        // OFFSET 0 keeps the details out of the sort: they are gathered as the rows are read.
        var all = $"SELECT p.* FROM {PlaceFilterSql.Matching(filter, caller, statement)} ORDER BY {Order} OFFSET 0";
        var operators = operatorsOn is { } day ? $", {OperatorsSql.Names(day, caller, statement)}" : "";
        return statement.Append(reader.Select($"({all}) p ORDER BY {Order}", caller, statement, operators));
    }
}
