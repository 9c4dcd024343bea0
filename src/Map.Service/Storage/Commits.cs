using Microsoft.EntityFrameworkCore.Storage;

namespace Map.Service.Storage;

/// <summary>Commits that nothing cancels, neither a caller who leaves nor a time limit. Where a commit waits for replicas, PostgreSQL takes cancelling it to mean that it need
/// not wait any more, and says that it is done: what nobody but this server has would count as written, and be lost with it.</summary>
static class Commits
{
    // By a statement, because Npgsql's own commit is cancelled after the time of a command.
    const string Commit = "SET LOCAL statement_timeout = 0; COMMIT";

    public static async Task CommitWholeAsync(this NpgsqlTransaction transaction)
    {
        await using var commit = new NpgsqlCommand(Commit, transaction.Connection, transaction) { CommandTimeout = 0 };
        await commit.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public static Task CommitWholeAsync(this IDbContextTransaction transaction) => ((NpgsqlTransaction)transaction.GetDbTransaction()).CommitWholeAsync();
}
