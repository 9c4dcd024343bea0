using System.Collections.Concurrent;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>
/// Builds the cost plan of a valid operation. Merged fields count once; of an object's possible types the most expensive counts. Results
/// are cached by selections and type, so that the time does not grow with the number of spreads.
/// </summary>
/// <param name="known">Cached costs of the schema's fields.</param>
sealed class CostPlanBuilder(
    ISchema schema, FieldSelector selector, ConcurrentDictionary<(string Type, string Field), FieldCost> known)
{
    readonly Dictionary<SelectionsKey, CostTerm> terms = [];
    readonly List<CostStep> steps = [];

    public CostPlan Build(OperationDefinitionNode operation)
    {
        var root = operation.Operation switch
        {
            OperationType.Query => schema.QueryType,
            OperationType.Mutation => schema.MutationType!,
            _ => schema.SubscriptionType!,
        };
        var fields = FieldsOf(root, [operation.SelectionSet], null);
        var total = Sum(fields.Select(field => field.Cost), new OperationCost(0, 1));
        return new CostPlan([.. steps], total, fields);
    }

    CostTerm Of(INamedType type, SelectionSetNode[] sets, SizedFields? sized)
    {
        var key = new SelectionsKey(type, sets, sized?.List);
        if (terms.TryGetValue(key, out var term))
            return term;
        term = type is ObjectType only
            ? OfObject(only)
            : Combine(
                [.. schema.GetPossibleTypes(type).Select(OfObject)], default, OperationCost.Max, (cost, at) => new CostStep.Most(cost, at));
        return terms[key] = term;

        CostTerm OfObject(ObjectType possible) => Sum(FieldsOf(possible, sets, sized).Select(field => field.Cost), default);
    }

    List<(FieldNode Field, CostTerm Cost)> FieldsOf(ObjectType type, SelectionSetNode[] sets, SizedFields? sized) =>
        [.. selector.Select(type, sets).Select(nodes => (nodes[0], OfField(type, nodes, sized)))];

    CostTerm OfField(ObjectType type, List<FieldNode> nodes, SizedFields? sized)
    {
        var node = nodes[0];
        var name = node.Name.Value;
        // Introspection is bounded by its depth.
        if (name.StartsWith("__", StringComparison.Ordinal) || !type.Fields.TryGetField(name, out var field))
            return default;
        var named = field.Type.NamedType();
        var isObject = named.IsCompositeType();
        var cost = known.GetOrAdd(
            (type.Name, name), _ => FieldCost.Of(field.ResolverMember ?? field.Member, isObject || field.Type.IsListType()));

        ListSize? own = null;
        if (cost.List is { } list)
        {
            var given = node.Arguments.FirstOrDefault(argument => argument.Name.Value == list.SlicedBy)?.Value;
            own = ListSize.Of(list, given, list.SlicedBy is { } by ? field.Arguments[by].DefaultValue : null);
        }

        var below = cost.List is { SizedFields: not [] } ? new SizedFields(cost.List, own!.Value) : null;
        var size = sized?.List.SizedFields.Contains(name) is true ? sized.Size : below is null ? own ?? ListSize.One : ListSize.One;
        var typeWeight = isObject ? 1 : 0;
        SelectionSetNode[] inner = [.. nodes.Select(one => one.SelectionSet).OfType<SelectionSetNode>()];
        var inside = inner.Length == 0 ? default : Of(named, inner, below);
        return size.Variable is null && inside.Step is null
            ? new(OperationCost.OfField(cost.Weight, typeWeight, size.Known, inside.Known))
            : Add(new CostStep.Field(cost.Weight, typeWeight, size, inside));
    }

    CostTerm Sum(IEnumerable<CostTerm> parts, OperationCost start) =>
        Combine([.. parts], start, (a, b) => a + b, (cost, at) => new CostStep.Sum(cost, at));

    CostTerm Combine(
        CostTerm[] parts,
        OperationCost start,
        Func<OperationCost, OperationCost, OperationCost> combine,
        Func<OperationCost, int[], CostStep> step)
    {
        var cost = parts.Where(part => part.Step is null).Aggregate(start, (sum, part) => combine(sum, part.Known));
        int[] open = [.. parts.Select(part => part.Step).OfType<int>()];
        return open.Length == 0 ? new(cost) : Add(step(cost, open));
    }

    CostTerm Add(CostStep step)
    {
        steps.Add(step);
        return CostTerm.Of(steps.Count - 1);
    }

    /// <summary>The fields below that are the list, as <see cref="ListSizeAttribute.SizedFields"/>, and its length.</summary>
    sealed record SizedFields(ListSizeAttribute List, ListSize Size);
}
