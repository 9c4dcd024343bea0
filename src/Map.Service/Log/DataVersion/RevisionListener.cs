namespace Map.Service.Log.DataVersion;

/// <summary>Listens for new revisions on one connection for the whole process, and reconnects until it succeeds.</summary>
sealed class RevisionListener(
    NpgsqlDataSource database, LatestRevision latest, KnownDataVersion known, TimeProvider time, ILogger<RevisionListener> logger)
    : BackgroundService
{
    // A connection pooler may drop notifications, and a broken connection may stay silent, so we also read once a second. Gateways reuse
    // responses for only a few seconds without a message from here.
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    static readonly TimeSpan ReconnectDelay = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isLost = false;
        using var reconnect = new PeriodicTimer(ReconnectDelay, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => Restored(ref isLost), stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException)
            {
                if (!isLost) logger.ListenerLost(exception.Message);
                isLost = true;
                known.Complete(new(known.Start(), null));
                await reconnect.WaitForNextTickAsync(stoppingToken);
            }
        }
    }

    void Restored(ref bool isLost)
    {
        if (isLost) logger.ListenerRestored();
        isLost = false;
    }

    async Task ListenAsync(Action onRead, CancellationToken stoppingToken)
    {
        await using var connection = await MapDatabase.OpenSessionAsync(database, stoppingToken);
        var isNotified = false;
        connection.Notification += (_, _) => isNotified = true;
        await using (var listen = new NpgsqlCommand(
            $"SET application_name = '{DataVersionSql.ApplicationName}'; LISTEN revision", connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);
        while (true)
        {
            // The notification's payload is ignored and the version is read instead: a notification can be lost, or older than what was
            // read meanwhile.
            isNotified = false;
            var reading = known.Start();
            var version = await DataVersionSql.ReadAsync(connection, time, stoppingToken);
            latest.Announce(version.Revision);
            known.Complete(new(reading, version));
            onRead();
            if (!isNotified) await connection.WaitAsync(PollInterval, stoppingToken);
        }
    }
}
