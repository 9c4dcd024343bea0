using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>Finds the conflicting fields by comparing every pair with the same response name. Each pair of selection sets is compared once.
/// </summary>
sealed class FieldConflictFinder(FieldCollector collector, MergeBudget budget)
{
    // More than is ever reported for a document or within one conflict.
    const int MostConflicts = 128;

    // The value: whether the pair was compared as fields of objects of different types, for which the rule is less strict.
    readonly Dictionary<(CollectedFields, FragmentDefinitionNode), bool> comparedWithFragment = [];
    readonly Dictionary<(FragmentDefinitionNode, FragmentDefinitionNode), bool> comparedFragments = [];

    /// <summary>The conflicts, found lazily: a caller that stops enumerating stops the search.</summary>
    public IEnumerable<FieldConflict> Within(INamedType? parent, SelectionSetNode selections)
    {
        var conflicts = new List<FieldConflict>();
        var fields = collector.Collect(parent, selections);
        foreach (var (name, group) in fields.ByResponseName)
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count; j++)
                {
                    CompareFields(conflicts, false, name, group[i], group[j]);
                    foreach (var conflict in Take(conflicts))
                        yield return conflict;
                }
            }
        }
        for (var i = 0; i < fields.Fragments.Count; i++)
        {
            CompareWithFragment(conflicts, false, fields, fields.Fragments[i]);
            for (var j = i + 1; j < fields.Fragments.Count; j++)
            {
                CompareFragments(conflicts, false, fields.Fragments[i], fields.Fragments[j]);
                foreach (var conflict in Take(conflicts))
                    yield return conflict;
            }
            foreach (var conflict in Take(conflicts))
                yield return conflict;
        }
    }

    static FieldConflict[] Take(List<FieldConflict> conflicts)
    {
        if (conflicts.Count == 0)
            return [];
        FieldConflict[] taken = [.. conflicts];
        conflicts.Clear();
        return taken;
    }

    void CompareWithFragment(List<FieldConflict> conflicts, bool exclusive, CollectedFields fields, FragmentDefinitionNode fragment)
    {
        ValidationContext.GuardStack();
        budget.Spend(1);
        if (fields.ByResponseName.Count == 0 || IsCompared(comparedWithFragment, (fields, fragment), exclusive))
            return;
        comparedWithFragment[(fields, fragment)] = exclusive;
        var ofFragment = collector.Collect(fragment);
        if (ReferenceEquals(fields, ofFragment))
            return;
        CompareSets(conflicts, exclusive, fields, ofFragment);
        foreach (var spread in ofFragment.Fragments)
            CompareWithFragment(conflicts, exclusive, fields, spread);
    }

    void CompareFragments(List<FieldConflict> conflicts, bool exclusive, FragmentDefinitionNode a, FragmentDefinitionNode b)
    {
        ValidationContext.GuardStack();
        budget.Spend(2);
        if (ReferenceEquals(a, b)
            || IsCompared(comparedFragments, (a, b), exclusive)
            || IsCompared(comparedFragments, (b, a), exclusive))
        {
            return;
        }
        comparedFragments[(a, b)] = exclusive;
        var fieldsOfA = collector.Collect(a);
        var fieldsOfB = collector.Collect(b);
        CompareSets(conflicts, exclusive, fieldsOfA, fieldsOfB);
        foreach (var spread in fieldsOfB.Fragments)
            CompareFragments(conflicts, exclusive, a, spread);
        foreach (var spread in fieldsOfA.Fragments)
            CompareFragments(conflicts, exclusive, spread, b);
    }

    static bool IsCompared<T>(Dictionary<T, bool> compared, T pair, bool exclusive) where T : notnull =>
        compared.TryGetValue(pair, out var asExclusive) && (exclusive || !asExclusive);

    void CompareSets(List<FieldConflict> conflicts, bool exclusive, CollectedFields a, CollectedFields b)
    {
        budget.Spend(a.ByResponseName.Count);
        foreach (var (name, groupOfA) in a.ByResponseName)
        {
            if (!b.ByResponseName.TryGetValue(name, out var groupOfB))
                continue;
            foreach (var fieldOfA in groupOfA)
            {
                foreach (var fieldOfB in groupOfB)
                    CompareFields(conflicts, exclusive, name, fieldOfA, fieldOfB);
            }
        }
    }

    void CompareFields(List<FieldConflict> conflicts, bool exclusive, string name, MergeableField a, MergeableField b)
    {
        budget.Spend(2);
        if (conflicts.Count > MostConflicts)
            return;
        exclusive |= a.Parent is ObjectType && b.Parent is ObjectType && !ReferenceEquals(a.Parent, b.Parent);
        if (ReasonOfConflict(exclusive, a, b) is { } reason)
            conflicts.Add(new FieldConflict(name, reason, [a.Node], [b.Node]));
        else if (a.Node.SelectionSet is { } selectionsOfA && b.Node.SelectionSet is { } selectionsOfB)
        {
            var inside = new List<FieldConflict>();
            CompareSelections(
                inside, exclusive, collector.Collect(a.NamedType, selectionsOfA), collector.Collect(b.NamedType, selectionsOfB));
            if (FieldConflict.OfSelections(name, a, b, inside) is { } conflict)
                conflicts.Add(conflict);
        }
    }

    static string? ReasonOfConflict(bool exclusive, MergeableField a, MergeableField b)
    {
        if (!exclusive && a.Name != b.Name)
            return $"\"{a.Name}\" and \"{b.Name}\" are different fields";
        if (!exclusive && !a.SelectsSameAs(b))
            return "they have differing arguments";
        return a.HasShapeOf(b) ? null : $"they return conflicting types \"{a.Type}\" and \"{b.Type}\"";
    }

    void CompareSelections(List<FieldConflict> conflicts, bool exclusive, CollectedFields a, CollectedFields b)
    {
        ValidationContext.GuardStack();
        CompareSets(conflicts, exclusive, a, b);
        foreach (var spread in b.Fragments)
            CompareWithFragment(conflicts, exclusive, a, spread);
        foreach (var spread in a.Fragments)
            CompareWithFragment(conflicts, exclusive, b, spread);
        foreach (var spreadOfA in a.Fragments)
        {
            foreach (var spreadOfB in b.Fragments)
                CompareFragments(conflicts, exclusive, spreadOfA, spreadOfB);
        }
    }
}
