using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Map.Telemetry;

/// <summary>Counts of a fixed set of names, all there from the start: a count that appeared with its first event would show no increase.</summary>
public sealed class NamedCounts
{
    const string Other = "_OTHER";

    readonly FrozenDictionary<string, StrongBox<long>> counts;

    public NamedCounts(IEnumerable<string> names) =>
        counts = names.Append(Other).Distinct().ToFrozenDictionary(name => name, _ => new StrongBox<long>());

    /// <summary>Adds one, for a name that is not of the set to <c>_OTHER</c>.</summary>
    public void Add(string name) => Interlocked.Increment(ref (counts.GetValueOrDefault(name) ?? counts[Other]).Value);

    public IEnumerable<(string Name, double Count)> Read() => counts.Select(count => (count.Key, (double)Volatile.Read(ref count.Value.Value)));
}
