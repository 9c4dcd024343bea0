using HotChocolate.Language;

namespace HotChocolate.Execution.Processing;

/// <summary>Finds the variables that decide which fields of an operation are executed.</summary>
static class ConditionFinder
{
    public static IEnumerable<string> Find(PreparedDocument document, OperationDefinitionNode operation)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        Visit(operation.SelectionSet);
        return found;

        void Visit(SelectionSetNode? set)
        {
            foreach (var selection in set?.Selections ?? [])
            {
                switch (selection)
                {
                    case FieldNode field:
                        Add(field.Directives);
                        Visit(field.SelectionSet);
                        break;
                    case InlineFragmentNode fragment:
                        Add(fragment.Directives);
                        Visit(fragment.SelectionSet);
                        break;
                    case FragmentSpreadNode spread:
                        Add(spread.Directives);
                        if (visited.Add(spread.Name.Value))
                            Visit(document.Fragments[spread.Name.Value].SelectionSet);
                        break;
                }
            }
        }

        void Add(IReadOnlyList<DirectiveNode> directives) => found.UnionWith(directives
            .Where(d => d.Name.Value is "skip" or "include")
            .SelectMany(d => d.Arguments)
            .Select(a => a.Value)
            .OfType<VariableNode>()
            .Select(v => v.Name.Value));
    }
}
