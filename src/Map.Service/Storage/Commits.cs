using Microsoft.EntityFrameworkCore.Storage;

namespace Map.Service.Storage;

/// <summary>Commits that nothing cancels, neither a caller who leaves nor a time limit. Where a commit waits for replicas, PostgreSQL takes cancelling it to mean that it need
/// not wait any more, and says that it is done: what nobody but this server has would count as written, and be lost with it.</summary>
static class Commits
{
    const string NoTimeLimit = "SET LOCAL statement_timeout = 0";

    public static async Task CommitWholeAsync(this NpgsqlTransaction transaction)
    {
        await using (var patience = new NpgsqlCommand(NoTimeLimit, transaction.Connection, transaction))
            await patience.ExecuteNonQueryAsync(CancellationToken.None);
#pragma warning disable RS0030 // This is the one place.
        await transaction.CommitAsync(CancellationToken.None);
#pragma warning restore RS0030
    }

    public static Task CommitWholeAsync(this IDbContextTransaction transaction) => ((NpgsqlTransaction)transaction.GetDbTransaction()).CommitWholeAsync();
}
