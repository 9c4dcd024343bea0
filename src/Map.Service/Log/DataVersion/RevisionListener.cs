using Map.Service.Hosting;

namespace Map.Service.Log.DataVersion;

/// <summary>Listens for new revisions on one connection for the whole process, and reconnects until it succeeds.</summary>
sealed class RevisionListener(
    MapServers servers, LatestRevision latest, KnownDataVersion known, TimeProvider time,
    ILogger<RevisionListener> logger) : LastingWork(time, logger)
{
    // A connection pooler may drop notifications, and a broken connection may stay silent, so we also read once a second. Gateways reuse
    // responses for only a few seconds without a message from here.
    static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    protected override void OnFailed() => known.Complete(new(known.Start(), null));

    protected override async Task WorkAsync(Action succeeded, CancellationToken stoppingToken)
    {
        var (primary, generation) = (servers.Primary.Source, servers.Primary.Generation);
        // Another server may be the primary soon.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, servers.Primary.Lost);
        await using var connection = await MapDatabase.OpenSessionAsync(primary, ended.Token);
        var isNotified = false;
        connection.Notification += (_, _) => isNotified = true;
        await using (var listen = new NpgsqlCommand(
            $"SET application_name = '{DataVersionSql.ApplicationName}'; LISTEN revision", connection))
            await listen.ExecuteNonQueryAsync(ended.Token);
        while (true)
        {
            // The notification's payload is ignored and the version is read instead: a notification can be lost, or older than what was
            // read meanwhile.
            isNotified = false;
            var reading = known.Start();
            var version = await DataVersionSql.ReadAsync(connection, Time, ended.Token);
            // After a restore, before the first call that would find the old types.
            if (version.Generation != generation.Known) await generation.CurrentAsync(ended.Token);
            latest.Announce(version.Revision, version.Generation);
            known.Complete(new(reading, version));
            succeeded();
            if (!isNotified) await connection.WaitAsync(PollInterval, ended.Token);
        }
    }
}
