using System.Data;
using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Map.Service.Paging;

/// <summary>Results that may be the whole map, from one snapshot, in parts of at most 200 rows and 4 MB. They are read into a
/// <see cref="Spool{T}"/> as fast as the database sends them, and sent as fast as the client takes them: a slow client holds no
/// connection, and never more is in memory than a part and a row.</summary>
public sealed class LargeResults(MapServers servers, SpoolSpace space) : IDisposable
{
    const int PartSize = 200;

    // A large result takes a connection for seconds: most of them stay free for short queries.
    readonly SemaphoreSlim readers = new(Math.Max(1, new NpgsqlConnectionStringBuilder(servers.Primary.Source.ConnectionString).MaxPoolSize / 4));

    /// <param name="statement">The query, in its order.</param>
    /// <param name="parser">Of a part.</param>
    /// <param name="read">Reads a row: its bytes in a part, and how to add it to one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<TPart> ReadAsync<TPart>(
        Statement statement, MessageParser<TPart> parser, Func<NpgsqlDataReader, (int Bytes, Action<TPart> AddTo)> read,
        CancellationToken cancellationToken) where TPart : IMessage<TPart>, new() =>
        ReadAsync([new LargeQuery<TPart>(statement, read)], parser, cancellationToken);

    /// <summary>Reads several queries, one after the other, from the same snapshot.</summary>
    public async IAsyncEnumerable<TPart> ReadAsync<TPart>(
        IReadOnlyList<LargeQuery<TPart>> queries, MessageParser<TPart> parser, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TPart : IMessage<TPart>, new()
    {
        using var spool = new Spool<TPart>(space, parser);
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filling = spool.FillAsync(PartsAsync(queries, left.Token), left.Token);
        try
        {
            await foreach (var part in spool.ReadAllAsync(cancellationToken)) yield return part;
        }
        finally
        {
            await left.CancelAsync();
            await filling;
        }
    }

    public void Dispose() => readers.Dispose();

    async IAsyncEnumerable<TPart> PartsAsync<TPart>(
        IReadOnlyList<LargeQuery<TPart>> queries, [EnumeratorCancellation] CancellationToken cancellationToken) where TPart : new()
    {
        await readers.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await servers.ForReading.OpenConnectionAsync(cancellationToken);
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            // A large result takes longer than a statement may; the deadline of the call bounds it. Reading the generation first makes sure
            // that the snapshot is of a whole map. Parallel workers would sort all rows before the first one is sent, which an index gives at once;
            // to the last one it takes as long either way.
            await using (var prepare = new NpgsqlCommand(
                $"SET LOCAL statement_timeout = 0; SET LOCAL max_parallel_workers_per_gather = 0; SELECT {MapGeneration.Id}", connection))
                await prepare.ExecuteNonQueryAsync(cancellationToken);

            var (part, count, bytes) = (new TPart(), 0, 0);
            foreach (var query in queries)
            {
                await using var command = query.Statement.On(connection);
                await using var row = await command.ExecuteReaderAsync(cancellationToken);
                while (await row.ReadAsync(cancellationToken))
                {
                    var (more, addTo) = query.Read(row);
                    if (count == PartSize || (count > 0 && bytes + more > ResponseSize.Maximum))
                    {
                        yield return part;
                        (part, count, bytes) = (new TPart(), 0, 0);
                    }

                    addTo(part);
                    count++;
                    bytes += more;
                }
            }

            if (count > 0) yield return part;
        }
        finally
        {
            readers.Release();
        }
    }
}
