using HotChocolate.Execution.Coercion;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation;

namespace HotChocolate.Execution.Processing;

/// <summary>Collects the fields that a document selects on an object, with fragments expanded, by response name and in the order of their
/// first occurrence.</summary>
/// <param name="schema">The schema.</param>
/// <param name="fragments">The fragments of the document.</param>
/// <param name="conditions">The variables of <c>@skip</c> and <c>@include</c>; null also selects the fields that these may leave out.
/// </param>
/// <param name="maxSelections">Maximum number of visited selections, for all objects together.</param>
sealed class FieldSelector(
    ISchema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, VariableValues? conditions, int maxSelections = int.MaxValue)
{
    int selections;

    /// <exception cref="GraphQLException">There are more selections than allowed.</exception>
    public OrderedDictionary<string, List<FieldNode>> Select(ObjectType type, IEnumerable<SelectionSetNode> sets)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(type, set, fields, visited);
        return fields;
    }

    void Collect(ObjectType type, SelectionSetNode set, OrderedDictionary<string, List<FieldNode>> fields, HashSet<string> visited)
    {
        Count(set);
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

    void Count(SelectionSetNode set)
    {
        if (set.Selections.Count <= maxSelections - selections)
        {
            selections += set.Selections.Count;
            return;
        }

        throw new GraphQLException(ErrorBuilder.New()
            .SetMessage($"Expanding the operation's fragments takes more than {maxSelections} steps. Spread fewer fragments.")
            .SetCode(ValidationErrorCodes.TooComplex)
            .AddLocation(set)
            .Build());
    }

    bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null
        || condition.Name.Value == type.Name
        || (schema.TryGetType<INamedType>(condition.Name.Value, out var named) && schema.IsPossibleType(named, type));

    bool IsIncluded(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            bool? holds = directive.Name.Value is not ("skip" or "include") ? null : directive.Arguments[0].Value switch
            {
                BooleanValueNode literal => literal.Value,
                VariableNode variable => conditions?.IsTrue(variable.Name.Value),
                _ => null,
            };
            if (holds == (directive.Name.Value == "skip"))
                return false;
        }

        return true;
    }
}
