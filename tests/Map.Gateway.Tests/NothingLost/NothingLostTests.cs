using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Map.Gateway.Tests.NothingLost;

/// <summary>Gateway, service and PostgreSQL are killed in the middle of changes, and started again: what was acknowledged is there once, and
/// what was cut off is there whole or not at all.</summary>
public sealed class NothingLostTests(ITestOutputHelper output)
{
    const int Writers = 4;

    static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(40);

    [Fact]
    [Trait("Category", "Rehearsal")]
    public async Task Nothing_is_lost_or_done_twice_when_a_part_is_killed_at_a_hundred_moments()
    {
        var moments = Moments.Of(100);
        output.WriteLine($"{moments}");
        try
        {
            await RehearseAsync(moments);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"With {moments}: {exception.Message}", exception);
        }
    }

    async Task RehearseAsync(Moments moments)
    {
        var watch = Stopwatch.StartNew();
        var random = new Random(moments.Seed);
        await using var map = await KilledMap.StartAsync(random);
        var (traffic, ledger) = (new Traffic(), new Ledger());
        var key = await map.ReviewerKeyAsync();
        var writers = Enumerable.Range(0, Writers)
            .Select(i => new Writer(map, new(map.Address, key, traffic), ledger, new(moments.Seed + i + 1))).ToList();
        var killing = new TaskCompletionSource();
        var writing = writers.Select(writer => Task.Run(() => writer.WriteUntilAsync(killing.Task))).ToList();
        try
        {
            await KillAsync(map, moments.Count, random, traffic, writing);
        }
        finally
        {
            killing.SetResult();
        }

        await Task.WhenAll(writing).Within("the writers to end");
        List<string> faults = [.. await Invariants.BrokenAsync(map), .. await ledger.FaultsAsync(map)];
        foreach (var writer in writers)
        {
            faults.AddRange(await writer.FaultsAsync());
            writer.Dispose();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(ledger.Doubted > 0, "No request was cut off.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{moments.Count} killed, {ledger.Count} changes, {ledger.Doubted} of them cut off, of which {ledger.Happened} were found to have happened and {ledger.Left} were left; {watch.Elapsed.TotalMinutes:0.0} minutes"));
    }

    static async Task KillAsync(KilledMap map, int count, Random random, Traffic traffic, List<Task> writing)
    {
        var parts = Enumerable.Range(0, count).Select(i => KilledMap.Parts[i % KilledMap.Parts.Count]).ToArray();
        random.Shuffle(parts);
        foreach (var part in parts)
        {
            var begun = traffic.Begun + random.Next(1, 12);
            await Patience.UntilAsync(() => (traffic.Begun >= begun && traffic.IsUnderway) || writing.Any(writer => writer.IsCompleted), "requests");
            // A moment within a request, and not that of a poll.
            await Task.Delay(LongestPause * random.NextDouble(), TimeProvider.System);
            await Patience.UntilAsync(() => traffic.IsUnderway || writing.Any(writer => writer.IsCompleted), "a request on its way");
            if (writing.Find(writer => writer.IsFaulted) is { } failed) await failed;
            await map.KillAsync(part);
            var broken = await Invariants.BrokenAsync(map);
            Assert.True(broken.Count == 0, $"After {part} was killed: {string.Join('\n', broken)}");
        }
    }
}
