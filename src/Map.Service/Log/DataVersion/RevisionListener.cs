using Map.Service.Storage;
using Npgsql;

namespace Map.Service.Log.DataVersion;

/// <summary>Listens for new revisions, on one connection for the whole process, which is opened again for as long as it takes.</summary>
sealed class RevisionListener(
    NpgsqlDataSource database, LatestRevision latest, HeardState heard, TimeProvider time, ILogger<RevisionListener> logger)
    : BackgroundService
{
    // A pooler in front of the database may swallow what is said, and a connection may be dead without a word: looked up then. Whoever
    // keeps answers goes by it, and trusts a silence for little longer.
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isLost = false;
        using var pause = new PeriodicTimer(Pause, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => Found(ref isLost), stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
            {
                if (!isLost) logger.Deaf(exception.Message);
                isLost = true;
                heard.End(heard.Begin(), null);
                await pause.WaitForNextTickAsync(stoppingToken);
            }
        }
    }

    void Found(ref bool isLost)
    {
        if (isLost) logger.HearingAgain();
        isLost = false;
    }

    async Task ListenAsync(Action found, CancellationToken stoppingToken)
    {
        await using var connection = await MapDatabase.OpenSessionAsync(database, stoppingToken);
        var isNew = false;
        connection.Notification += (_, _) => isNew = true;
        await using (var listen = new NpgsqlCommand($"SET application_name = '{MapStateSql.ApplicationName}'; LISTEN revision", connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);
        while (true)
        {
            // First of all, after everything that is heard, and whenever nothing was: what is said may be lost, and what it says may be
            // older than what was read meanwhile.
            isNew = false;
            var reading = heard.Begin();
            var state = await MapStateSql.ReadAsync(connection, time, stoppingToken);
            latest.Announce(state.Revision);
            heard.End(reading, state);
            found();
            if (!isNew) await connection.WaitAsync(Silence, stoppingToken);
        }
    }
}
