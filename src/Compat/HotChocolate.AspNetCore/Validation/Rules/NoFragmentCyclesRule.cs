using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.5.2.2: no fragment spreads itself, directly or through others.</summary>
internal sealed class NoFragmentCyclesRule : DocumentRule
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _indexInPath = new(StringComparer.Ordinal);

    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment) => Follow(context, fragment);

    private void Follow(ValidationContext context, FragmentDefinitionNode fragment)
    {
        ValidationContext.GuardStack();
        var name = fragment.Name.Value;
        if (!_visited.Add(name))
            return;
        _indexInPath[name] = _path.Count;
        foreach (var spread in context.Fragments.SpreadsIn(fragment.SelectionSet))
        {
            _path.Add(spread);
            if (_indexInPath.TryGetValue(spread.Name.Value, out var start))
                Report(context, spread.Name.Value, _path[start..]);
            else if (context.Fragments.Find(spread.Name.Value) is { } next)
                Follow(context, next);
            _path.RemoveAt(_path.Count - 1);
        }
        _indexInPath.Remove(name);
    }

    private static void Report(ValidationContext context, string name, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle.SkipLast(1).Select(spread => $"\"{spread.Name.Value}\""));
        context.Report($"Cannot spread fragment \"{name}\" within itself{(via.Length == 0 ? "" : " via " + via)}.", cycle);
    }
}
