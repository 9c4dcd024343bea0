using HotChocolate.Execution.Coercion;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// An operation with its fields collected, for one combination of the variables that @skip and @include look at. Used by many requests
/// at a time; what is selected of a type is collected when the first object of it appears.
/// </summary>
internal sealed class OperationPlan
{
    private readonly ISchema _schema;
    private readonly PreparedDocument _document;
    private readonly VariableValues _conditions;
    private int _selections;

    public OperationPlan(ISchema schema, PreparedDocument document, OperationDefinitionNode operation, VariableValues conditions)
    {
        _schema = schema;
        _document = document;
        _conditions = conditions;
        Operation = operation;
        var type = operation.Operation switch
        {
            OperationType.Query => schema.QueryType,
            OperationType.Mutation => schema.MutationType!,
            _ => schema.SubscriptionType!,
        };
        Root = Collect(type, [operation.SelectionSet]);
    }

    public OperationDefinitionNode Operation { get; }

    public SelectionSet Root { get; }

    /// <summary>How many selections there are so far; grows while types are discovered.</summary>
    public int SelectionCount => Volatile.Read(ref _selections);

    public SelectionSet Collect(ObjectType type, IReadOnlyList<FieldNode> nodes) =>
        Collect(type, nodes.Select(n => n.SelectionSet).OfType<SelectionSetNode>());

    private SelectionSet Collect(ObjectType type, IEnumerable<SelectionSetNode> sets)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(type, set, fields, visited);
        return new SelectionSet(type, [.. fields.Select(f => Select(type, f.Key, f.Value))]);
    }

    private Selection Select(ObjectType type, string responseName, List<FieldNode> nodes)
    {
        var name = nodes[0].Name.Value;
        return _schema.TryGetField(type, name, out var field)
            ? new Selection(this, _selections++, responseName, field, nodes)
            : throw new InvalidOperationException($"{type} has no field `{name}`: the document was not validated.");
    }

    private void Collect(
        ObjectType type, SelectionSetNode set, OrderedDictionary<string, List<FieldNode>> fields, HashSet<string> visited)
    {
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
                case InlineFragmentNode fragment when IsIncluded(fragment.Directives) && Applies(fragment.TypeCondition, type):
                    Collect(type, fragment.SelectionSet, fields, visited);
                    break;
                case FragmentSpreadNode spread when IsIncluded(spread.Directives) && visited.Add(spread.Name.Value):
                    var definition = _document.Fragments[spread.Name.Value];
                    if (Applies(definition.TypeCondition, type))
                        Collect(type, definition.SelectionSet, fields, visited);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null
        || condition.Name.Value == type.Name
        || (_schema.TryGetType<INamedType>(condition.Name.Value, out var named) && _schema.IsPossibleType(named, type));

    private bool IsIncluded(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is "skip" or "include" && IsTrue(directive) == (directive.Name.Value == "skip"))
                return false;
        }

        return true;
    }

    private bool IsTrue(DirectiveNode directive) => directive.Arguments[0].Value switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => _conditions.IsTrue(variable.Name.Value),
        _ => false,
    };
}
