using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.5.2.2: no fragment spreads itself, directly or through others.</summary>
sealed class NoFragmentCyclesRule : DocumentRule
{
    readonly HashSet<string> visited = new(StringComparer.Ordinal);
    readonly List<FragmentSpreadNode> path = [];
    readonly Dictionary<string, int> indexInPath = new(StringComparer.Ordinal);

    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment) => Follow(context, fragment);

    void Follow(ValidationContext context, FragmentDefinitionNode fragment)
    {
        ValidationContext.GuardStack();
        var name = fragment.Name.Value;
        if (!visited.Add(name))
            return;
        indexInPath[name] = path.Count;
        foreach (var spread in context.Fragments.SpreadsIn(fragment.SelectionSet))
        {
            path.Add(spread);
            if (indexInPath.TryGetValue(spread.Name.Value, out var start))
                Report(context, spread.Name.Value, path[start..]);
            else if (context.Fragments.Find(spread.Name.Value) is { } next)
                Follow(context, next);
            path.RemoveAt(path.Count - 1);
        }
        indexInPath.Remove(name);
    }

    static void Report(ValidationContext context, string name, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle.SkipLast(1).Select(spread => $"\"{spread.Name.Value}\""));
        context.Report($"Cannot spread fragment \"{name}\" within itself{(via.Length == 0 ? "" : " via " + via)}.", cycle);
    }
}
