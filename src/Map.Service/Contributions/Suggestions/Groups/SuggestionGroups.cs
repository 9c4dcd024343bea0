namespace Map.Service.Contributions.Suggestions.Groups;

/// <summary>Finds the groups among open suggestions. Content comes first: whoever brings the same link, number, address or text is in one
/// group, wherever it comes from. Suggestions that say nothing are told by the behaviour of their origins, and only where that is not what
/// a person does: an honest one that moves a place, and says no more, stays by itself.</summary>
static class SuggestionGroups
{
    /// <summary>How much alike texts of one group are.</summary>
    public const double Alike = 0.5;

    // A person mends a place or two, and says why for at least one of them.
    const int RunLength = 3;

    const int RunsOfWave = 5;

    const int TaintedBy = 2;

    // With how many of a bucket a text is compared: all of one flood are alike, so that a few decide.
    const int Compared = 8;

    /// <summary>The group of each suggestion. A group keeps the id that most of its suggestions had, so that a reviewer's link to it stays.
    /// </summary>
    /// <param name="all">The open suggestions.</param>
    /// <param name="large">How many make a group that nobody honest makes by chance.</param>
    public static Dictionary<Guid, Guid> Assign(IReadOnlyList<Grouped> all, int large)
    {
        var sets = new DisjointSets(all.Count);
        JoinTokens(all, sets);
        JoinTexts(all, sets);
        JoinWaves(all, sets, large);
        return Named(all, sets);
    }

    static void JoinTokens(IReadOnlyList<Grouped> all, DisjointSets sets)
    {
        var first = new Dictionary<string, int>();
        for (var i = 0; i < all.Count; i++)
            foreach (var token in all[i].Tokens)
                if (!first.TryAdd(token, i)) sets.Join(first[token], i);
    }

    static void JoinTexts(IReadOnlyList<Grouped> all, DisjointSets sets)
    {
        var buckets = new Dictionary<(int Band, uint, uint, uint, uint), List<int>>();
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Signature is not { } text) continue;
            for (var band = 0; band < text.Length; band += Contents.MinHash.Band)
            {
                var key = (band, text[band], text[band + 1], text[band + 2], text[band + 3]);
                if (!buckets.TryGetValue(key, out var others)) buckets.Add(key, others = []);
                foreach (var other in others)
                    if (!sets.AreJoined(i, other) && Contents.MinHash.Similarity(text, all[other].Signature!) >= Alike) sets.Join(i, other);
                if (others.Count < Compared) others.Add(i);
            }
        }
    }

    // Runs of bare suggestions of one shape from one origin; many such runs are one wave. Then those of the same shape from origins that
    // take part in large groups.
    static void JoinWaves(IReadOnlyList<Grouped> all, DisjointSets sets, int large)
    {
        var bare = Enumerable.Range(0, all.Count).Where(i => all[i] is { IsBare: true, Origin.Length: > 0, HasSource: false }).ToList();
        var waves = new Dictionary<string, int>();
        foreach (var shape in bare.GroupBy(i => all[i].Shape))
        {
            var runs = shape.GroupBy(i => all[i].Origin).Select(run => run.ToList()).Where(run => run.Count >= RunLength).ToList();
            foreach (var run in runs) JoinAll(run, sets);
            if (runs.Count < RunsOfWave) continue;
            JoinAll([.. runs.Select(run => run[0])], sets);
            waves.Add(shape.Key, runs[0][0]);
        }

        var tainted = Enumerable.Range(0, all.Count).Where(i => all[i].Origin.Length > 0 && sets.SizeOf(i) >= large)
            .GroupBy(i => all[i].Origin).Where(own => own.Count() >= TaintedBy).Select(own => own.Key).ToHashSet();
        foreach (var shape in bare.Where(i => tainted.Contains(all[i].Origin)).GroupBy(i => all[i].Shape))
            JoinAll(waves.TryGetValue(shape.Key, out var wave) ? [wave, .. shape] : [.. shape], sets);

        // What else these origins bring is a group of its own, of which a reviewer sees some before it is refused: others may share the
        // address.
        JoinAll(
            [.. Enumerable.Range(0, all.Count).Where(i => !all[i].HasSource && sets.SizeOf(i) < large && tainted.Contains(all[i].Origin))], sets);
    }

    static void JoinAll(List<int> members, DisjointSets sets)
    {
        foreach (var member in members.Skip(1)) sets.Join(members[0], member);
    }

    static Dictionary<Guid, Guid> Named(IReadOnlyList<Grouped> all, DisjointSets sets)
    {
        var groups = new Dictionary<Guid, Guid>();
        var taken = new HashSet<Guid>();
        // The larger part of a group that falls apart keeps its name.
        foreach (var members in Enumerable.Range(0, all.Count).GroupBy(sets.Find).OrderByDescending(members => members.Count()))
        {
            var name = members.CountBy(i => all[i].GroupId).Where(known => !taken.Contains(known.Key))
                .OrderByDescending(known => known.Value).ThenBy(known => known.Key).Select(known => (Guid?)known.Key).FirstOrDefault()
                ?? all[members.First()].Id;
            taken.Add(name);
            foreach (var member in members) groups.Add(all[member].Id, name);
        }

        return groups;
    }
}
