using Npgsql;

namespace Map.Places.Changes;

/// <summary>Listens for new revisions, on one connection for the whole process, which is opened again for as long as it takes.</summary>
sealed class RevisionListener(NpgsqlDataSource database, LatestRevision latest, TimeProvider time, ILogger<RevisionListener> logger)
    : BackgroundService
{
    // A pooler in front of the database may swallow what is said, and a connection may be dead without a word: looked up then, late.
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

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
        await using var connection = await database.OpenConnectionAsync(stoppingToken);
        connection.Notification += (_, said) =>
        {
            if (long.TryParse(said.Payload, null, out var revision)) latest.Announce(revision);
        };
        await using (var listen = new NpgsqlCommand("LISTEN revision", connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);
        await using var last = new NpgsqlCommand("SELECT last FROM revision_counter", connection);
        while (true)
        {
            // First of all, and whenever nothing was heard: what was said before listening began is not heard.
            latest.Announce((long)(await last.ExecuteScalarAsync(stoppingToken))!);
            found();
            while (await connection.WaitAsync(Silence, stoppingToken))
            {
            }
        }
    }
}
