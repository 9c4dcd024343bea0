using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>The variables of <c>@skip</c> and <c>@include</c> in an operation.</summary>
static class Conditions
{
    public static string[] Of(OperationDefinitionNode operation, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        Visit(operation.SelectionSet);
        return [.. found];

        void Visit(SelectionSetNode? set)
        {
            foreach (var selection in set?.Selections ?? [])
            {
                Add(selection.Directives);
                switch (selection)
                {
                    case FieldNode field:
                        Visit(field.SelectionSet);
                        break;
                    case InlineFragmentNode inline:
                        Visit(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                        Visit(fragments[spread.Name.Value].SelectionSet);
                        break;
                }
            }
        }

        void Add(IReadOnlyList<DirectiveNode> directives) => found.UnionWith(directives
            .Where(directive => directive.Name.Value is "skip" or "include")
            .SelectMany(directive => directive.Arguments)
            .Select(argument => argument.Value)
            .OfType<VariableNode>()
            .Select(variable => variable.Name.Value));
    }

    public static bool IsTrue(IVariableValueCollection variables, string name) =>
        variables.TryGetVariable<object>(name, out var value) && value is true;
}
