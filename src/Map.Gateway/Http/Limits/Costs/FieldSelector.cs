using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>The fields that a document selects of an object, with fragments expanded, grouped by their name in the response.</summary>
/// <param name="fragments">The fragments of the document.</param>
/// <param name="conditions">The variables of <c>@skip</c> and <c>@include</c>; null selects all conditional fields.</param>
sealed class FieldSelector(
    ISchema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, IVariableValueCollection? conditions)
{
    // Only a hostile document comes near: one whose merged fields differ for each combination of the types on the way down.
    const int MaxSelections = 50_000;

    int selections;

    /// <exception cref="GraphQLException">All calls together looked at too many selections.</exception>
    public IReadOnlyCollection<List<FieldNode>> Select(ObjectType type, IEnumerable<SelectionSetNode> sets)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(type, set, fields, visited);
        return fields.Values;
    }

    void Collect(ObjectType type, SelectionSetNode set, OrderedDictionary<string, List<FieldNode>> fields, HashSet<string> visited)
    {
        selections += set.Selections.Count;
        if (selections > MaxSelections)
        {
            throw new GraphQLException(GraphQLErrors.Create(ErrorCatalogue.OperationSize with
            {
                Message = "The fragments have too many combinations of types. Use fewer of them.",
            }).Build());
        }

        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field when IsIncluded(field.Directives):
                    var name = (field.Alias ?? field.Name).Value;
                    if (fields.TryGetValue(name, out var nodes))
                        nodes.Add(field);
                    else
                        fields.Add(name, [field]);
                    break;
                case InlineFragmentNode inline when IsIncluded(inline.Directives) && Applies(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet, fields, visited);
                    break;
                case FragmentSpreadNode spread when IsIncluded(spread.Directives) && visited.Add(spread.Name.Value):
                    var fragment = fragments[spread.Name.Value];
                    if (Applies(fragment.TypeCondition, type))
                        Collect(type, fragment.SelectionSet, fields, visited);
                    break;
            }
        }
    }

    bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null
        || condition.Name.Value == type.Name
        || (schema.TryGetType<INamedType>(condition.Name.Value, out var named) && schema.GetPossibleTypes(named).Contains(type));

    bool IsIncluded(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            bool? holds = directive.Name.Value is not ("skip" or "include") ? null : directive.Arguments[0].Value switch
            {
                BooleanValueNode literal => literal.Value,
                VariableNode variable when conditions is not null => Conditions.IsTrue(conditions, variable.Name.Value),
                _ => null,
            };
            if (holds == (directive.Name.Value == "skip"))
                return false;
        }

        return true;
    }
}
