using HotChocolate.CostAnalysis;
using HotChocolate.Execution.Coercion;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// An operation with its fields collected, for one combination of the variables that @skip and @include look at. Used by many requests
/// at a time; what is selected of a type is collected when the first object of it appears.
/// </summary>
sealed class OperationPlan
{
    readonly ISchema schema;
    readonly PreparedDocument document;
    readonly VariableValues conditions;
    CostPlan? costs;

    public OperationPlan(ISchema schema, PreparedDocument document, OperationDefinitionNode operation, VariableValues conditions)
    {
        this.schema = schema;
        this.document = document;
        this.conditions = conditions;
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

    /// <summary>How many selections have arguments that depend on variables so far; grows while types are discovered.</summary>
    public int VariableArguments { get; set; }

    /// <summary>The size of the last answer: the next one is likely to need as much.</summary>
    public int ExpectedResultSize { get; set; }

    /// <summary>What the operation costs under these conditions.</summary>
    public CostPlan CostsBy(CostModel model) =>
        costs ??= new CostPlanBuilder(model, schema, document.Fragments, conditions).Build(Operation);

    public SelectionSet Collect(ObjectType type, IReadOnlyList<FieldNode> nodes) =>
        Collect(type, nodes.Select(n => n.SelectionSet).OfType<SelectionSetNode>());

    SelectionSet Collect(ObjectType type, IEnumerable<SelectionSetNode> sets)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
            Collect(type, set, fields, visited);
        return new SelectionSet(type, [.. fields.Select(f => Select(type, f.Key, f.Value))]);
    }

    Selection Select(ObjectType type, string responseName, List<FieldNode> nodes)
    {
        var name = nodes[0].Name.Value;
        return schema.TryGetField(type, name, out var field)
            ? new Selection(this, responseName, field, nodes)
            : throw new InvalidOperationException($"{type} has no field `{name}`: the document was not validated.");
    }

    void Collect(
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
                    var definition = document.Fragments[spread.Name.Value];
                    if (Applies(definition.TypeCondition, type))
                        Collect(type, definition.SelectionSet, fields, visited);
                    break;
            }
        }
    }

    bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null
        || condition.Name.Value == type.Name
        || (schema.TryGetType<INamedType>(condition.Name.Value, out var named) && schema.IsPossibleType(named, type));

    bool IsIncluded(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is "skip" or "include" && IsTrue(directive) == (directive.Name.Value == "skip"))
                return false;
        }

        return true;
    }

    bool IsTrue(DirectiveNode directive) => directive.Arguments[0].Value switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => conditions.IsTrue(variable.Name.Value),
        _ => false,
    };
}
