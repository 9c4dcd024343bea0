using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>
/// Checks whether all fields of the same response name can be merged. Instead of comparing every pair, it merges the fields and compares
/// each with the first, so the work is linear in the number of fields and not quadratic. It does not find the conflicting pairs.
/// </summary>
sealed class FieldMergeCheck(FieldCollector collector, MergeBudget budget)
{
    readonly HashSet<string> merged = new(StringComparer.Ordinal);
    readonly Dictionary<CollectedFields, int> numbers = [];

    /// <summary>The response name of fields that cannot be merged.</summary>
    public string? Conflict { get; private set; }

    public bool CanMerge(INamedType? parent, SelectionSetNode selections) => CanMerge([collector.Collect(parent, selections)], false);

    /// <param name="sets">Selection sets whose fields end up in one object of the response.</param>
    /// <param name="shapesOnly">Whether they belong to objects of different types, of which a response can contain only one.</param>
    bool CanMerge(IReadOnlyCollection<CollectedFields> sets, bool shapesOnly)
    {
        ValidationContext.GuardStack();
        budget.Spend(sets.Count);
        if (!merged.Add(KeyOf(sets, shapesOnly)))
            return true;
        foreach (var (name, group) in Merge(sets))
        {
            if (CanMerge(group, shapesOnly))
                continue;
            Conflict ??= name;
            return false;
        }
        return true;
    }

    bool CanMerge(List<MergeableField> group, bool shapesOnly)
    {
        budget.Spend(group.Count);
        if (!HaveOneShape(group))
            return false;
        var alternatives = shapesOnly ? [group] : ByObjectType(group);
        if (!shapesOnly && !alternatives.TrueForAll(AreOneField))
            return false;
        // With a single alternative, the check below also covers the shapes.
        if (alternatives.Count > 1 && !SelectionsCanMerge(group, true))
            return false;
        return alternatives.TrueForAll(together => SelectionsCanMerge(together, shapesOnly));
    }

    bool SelectionsCanMerge(List<MergeableField> fields, bool shapesOnly)
    {
        var sets = new HashSet<CollectedFields>();
        foreach (var field in fields)
        {
            if (field.Node.SelectionSet is { } selections)
                sets.Add(collector.Collect(field.NamedType, selections));
        }
        return sets.Count == 0 || CanMerge(sets, shapesOnly);
    }

    Dictionary<string, List<MergeableField>> Merge(IEnumerable<CollectedFields> sets)
    {
        var merged = new Dictionary<string, List<MergeableField>>(StringComparer.Ordinal);
        var open = new Queue<CollectedFields>(sets);
        var seen = new HashSet<CollectedFields>(open);
        while (open.TryDequeue(out var fields))
        {
            foreach (var (name, group) in fields.ByResponseName)
            {
                budget.Spend(group.Count);
                if (merged.TryGetValue(name, out var others))
                    others.AddRange(group);
                else
                    merged[name] = [.. group];
            }
            budget.Spend(fields.Fragments.Count);
            foreach (var fragment in fields.Fragments)
            {
                var ofFragment = collector.Collect(fragment);
                if (seen.Add(ofFragment))
                    open.Enqueue(ofFragment);
            }
        }
        return merged;
    }

    static bool HaveOneShape(List<MergeableField> fields) =>
        fields.Find(field => field.Type is not null) is not { } first || fields.TrueForAll(field => field.HasShapeOf(first));

    static bool AreOneField(List<MergeableField> fields) =>
        fields.TrueForAll(field => ReferenceEquals(field, fields[0]) || field.SelectsSameAs(fields[0]));

    /// <summary>Groups of fields that can occur in one object: those of one object type, with those of interfaces and unions.</summary>
    List<List<MergeableField>> ByObjectType(List<MergeableField> fields)
    {
        if (fields.TrueForAll(field => ReferenceEquals(field.Parent, fields[0].Parent)))
            return [fields];
        var common = fields.FindAll(field => field.Parent is not ObjectType);
        var alternatives = new List<List<MergeableField>>();
        foreach (var ofType in fields.Where(field => field.Parent is ObjectType).GroupBy(field => field.Parent))
        {
            budget.Spend(common.Count);
            alternatives.Add([.. common, .. ofType]);
        }
        return alternatives.Count == 0 ? [common] : alternatives;
    }

    string KeyOf(IEnumerable<CollectedFields> sets, bool shapesOnly) =>
        (shapesOnly ? "shapes " : "") + string.Join(' ', sets.Select(NumberOf).Order());

    int NumberOf(CollectedFields fields) =>
        numbers.TryGetValue(fields, out var number) ? number : numbers[fields] = numbers.Count;
}
