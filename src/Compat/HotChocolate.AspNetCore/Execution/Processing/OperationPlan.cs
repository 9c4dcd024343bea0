using HotChocolate.Execution.Coercion;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Execution.Processing;

/// <summary>
/// An operation with its fields collected, for one combination of the variables of @skip and @include. Shared by concurrent requests. The
/// selection on a type is collected when its first object appears.
/// </summary>
sealed class OperationPlan
{
    readonly ISchema schema;
    readonly FieldSelector fields;

    public OperationPlan(ISchema schema, PreparedDocument document, OperationDefinitionNode operation, VariableValues conditions)
    {
        this.schema = schema;
        fields = new FieldSelector(schema, document.Fragments, conditions);
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

    /// <summary>Number of selections with arguments that depend on variables; grows while further types appear.</summary>
    public int VariableArguments { get; set; }

    /// <summary>The size of the last result, as an estimate for the next one.</summary>
    public int ExpectedResultSize { get; set; }

    public SelectionSet Collect(ObjectType type, IReadOnlyList<FieldNode> nodes) =>
        Collect(type, nodes.Select(n => n.SelectionSet).OfType<SelectionSetNode>());

    SelectionSet Collect(ObjectType type, IEnumerable<SelectionSetNode> sets) =>
        new(type, [.. fields.Select(type, sets).Select(f => Select(type, f.Key, f.Value))]);

    Selection Select(ObjectType type, string responseName, List<FieldNode> nodes)
    {
        var name = nodes[0].Name.Value;
        return schema.TryGetField(type, name, out var field)
            ? new Selection(this, responseName, field, nodes)
            : throw new InvalidOperationException($"{type} has no field `{name}`: the document was not validated.");
    }
}
