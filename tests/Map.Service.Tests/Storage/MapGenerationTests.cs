using Map.Service.Storage;
using Map.Testing.Running;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Map.Service.Tests.Storage;

public sealed class MapGenerationTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    [Fact]
    public async Task Disposing_waits_for_a_reading_whose_caller_is_gone()
    {
        var generation = new MapGeneration(database.Source, NullLogger<MapGeneration>.Instance);
        await generation.CurrentAsync(CancellationToken.None);
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var held = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("LOCK TABLE schema_migration IN ACCESS EXCLUSIVE MODE", connection);
        await hold.ExecuteNonQueryAsync();
        using var leaving = new CancellationTokenSource();
        var reading = generation.CurrentAsync(leaving.Token);
        await Patience.UntilAsync(
            async () => await database.ValueAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND {Sessions.Waiting}") == "1",
            "the reading to wait");
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        var disposing = generation.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        await held.RollbackAsync();

        await disposing.Within("disposing");
    }
}
