using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>The fragment spreads and the variables of each definition.</summary>
sealed class DocumentFragments
{
    readonly Dictionary<string, FragmentDefinitionNode> byName = new(StringComparer.Ordinal);
    readonly Dictionary<SelectionSetNode, List<FragmentSpreadNode>> spreads = [];
    readonly Dictionary<SelectionSetNode, List<FragmentDefinitionNode>> reachable = [];
    readonly Dictionary<SelectionSetNode, List<VariableUsage>> variables = [];
    int budget;

    public DocumentFragments(DocumentNode document, int budget)
    {
        this.budget = budget;
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            byName[fragment.Name.Value] = fragment;
    }

    public FragmentDefinitionNode? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The spreads in a definition's selections, at any depth, without those in other fragments.</summary>
    public IReadOnlyList<FragmentSpreadNode> SpreadsIn(SelectionSetNode selections)
    {
        if (this.spreads.TryGetValue(selections, out var spreads))
            return spreads;
        this.spreads[selections] = spreads = [];
        var open = new Stack<SelectionSetNode>([selections]);
        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is FragmentSpreadNode spread)
                    spreads.Add(spread);
                else if (selection is FieldNode { SelectionSet: { } ofField })
                    open.Push(ofField);
                else if (selection is InlineFragmentNode inline)
                    open.Push(inline.SelectionSet);
            }
        }
        return spreads;
    }

    /// <summary>The fragments that a definition's selections spread, directly or through other fragments, each once.</summary>
    public IReadOnlyList<FragmentDefinitionNode> ReachableFrom(SelectionSetNode selections)
    {
        if (reachable.TryGetValue(selections, out var fragments))
            return fragments;
        reachable[selections] = fragments = [];
        var seen = new HashSet<FragmentDefinitionNode>();
        Add(selections);
        for (var i = 0; i < fragments.Count; i++)
            Add(fragments[i].SelectionSet);
        return fragments;

        void Add(SelectionSetNode from)
        {
            var spreads = SpreadsIn(from);
            Spend(spreads.Count);
            foreach (var spread in spreads)
            {
                if (Find(spread.Name.Value) is { } fragment && seen.Add(fragment))
                    fragments.Add(fragment);
            }
        }
    }

    public void AddVariableUsage(SelectionSetNode definition, VariableUsage usage)
    {
        if (!variables.TryGetValue(definition, out var usages))
            variables[definition] = usages = [];
        usages.Add(usage);
    }

    /// <summary>The variables that an operation uses, directly and in all fragments that it reaches.</summary>
    public IEnumerable<VariableUsage> VariablesOf(OperationDefinitionNode operation)
    {
        var reachable = ReachableFrom(operation.SelectionSet).Select(fragment => fragment.SelectionSet);
        foreach (var selections in reachable.Prepend(operation.SelectionSet))
        {
            var usages = variables.GetValueOrDefault(selections, []);
            Spend(1 + usages.Count);
            foreach (var usage in usages)
                yield return usage;
        }
    }

    /// <summary>Bounds the work, which is quadratic if many operations each reach the same many fragments.</summary>
    public void Spend(int steps)
    {
        budget -= steps;
        if (budget < 0)
            throw ValidationContext.Abort(ValidationErrorCodes.TooComplex, "Document spreads its fragments too often. Validation aborted.");
    }
}
