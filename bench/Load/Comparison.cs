namespace Map.Bench.Load;

/// <summary>Measures peers alternately: on a noisy machine only measurements of the same moment can be compared.</summary>
public static class Comparison
{
    const int Rounds = 7;
    static readonly TimeSpan RunTime = TimeSpan.FromSeconds(2);
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>For each peer its median run, and the median of the ratios of the first peer's rate to its own.</summary>
    public static async Task<IReadOnlyList<(IPeer Peer, LoadRun Run, double Ratio)>> OfAsync(
        IReadOnlyList<IPeer> peers, int callers, Func<Task<ServerUsage>> serverUsage)
    {
        foreach (var peer in peers)
            await LoadRun.OfAsync(peer, callers, WarmUp, serverUsage);
        var rounds = new List<Dictionary<IPeer, LoadRun>>();
        for (var round = 0; round < Rounds; round++)
        {
            var runs = new Dictionary<IPeer, LoadRun>();
            // The order alternates, so that no peer always runs when the garbage of the same other peer is collected.
            foreach (var peer in round % 2 == 0 ? peers : peers.Reverse())
                runs[peer] = await LoadRun.OfAsync(peer, callers, RunTime, serverUsage);
            rounds.Add(runs);
        }
        return
        [
            .. peers.Select(peer => (
                peer,
                rounds.Select(runs => runs[peer]).OrderBy(run => run.PerSecond).ElementAt(Rounds / 2),
                rounds.Select(runs => runs[peers[0]].PerSecond / runs[peer].PerSecond).Order().ElementAt(Rounds / 2))),
        ];
    }
}
