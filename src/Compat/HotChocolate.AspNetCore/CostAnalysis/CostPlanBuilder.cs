using HotChocolate.Execution.Coercion;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation;

namespace HotChocolate.CostAnalysis;

/// <summary>
/// Makes the cost plan of an operation: fields that merge are counted once, and of the types that an object may have the dearest. The same
/// selections on the same type are looked at once, however many spreads lead there.
/// </summary>
/// <param name="model">What things cost.</param>
/// <param name="schema">The schema.</param>
/// <param name="fragments">The fragments of the document.</param>
/// <param name="conditions">What the variables of <c>@skip</c> and <c>@include</c> are; null counts what they might leave out.</param>
sealed class CostPlanBuilder(
    CostModel model, ISchema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, VariableValues? conditions)
{
    // Far above what a valid document of the allowed size needs, unless it is made to have as many combinations of types as possible.
    const int MaxSelections = 200_000;

    readonly Dictionary<SelectionsKey, CostTerm> known = [];
    readonly List<CostStep> steps = [];
    readonly FieldSelector selector = new(schema, fragments, conditions, MaxSelections);

    public CostPlan Build(OperationDefinitionNode operation)
    {
        var root = schema.RootType(operation.Operation)!;
        try
        {
            var fields = FieldsOf(root, [operation.SelectionSet], null);
            var total = Sum(fields.Select(f => f.Cost), new Cost(0, model.WeightOf(root)));
            return new CostPlan([.. steps], total, fields);
        }
        catch (GraphQLException refused)
        {
            return new CostPlan(refused.Errors[0]);
        }
    }

    CostTerm Of(INamedType type, SelectionSetNode[] sets, SizedFields? sized)
    {
        var key = new SelectionsKey(type, sets, sized?.Rule);
        if (known.TryGetValue(key, out var term))
            return term;
        term = type is ObjectType only
            ? OfObject(only)
            : Combine([.. schema.GetPossibleTypes(type).Select(OfObject)], default, Cost.Max, (cost, at) => new CostStep.Dearest(cost, at));
        return known[key] = term;

        CostTerm OfObject(ObjectType possible) => Sum(FieldsOf(possible, sets, sized).Select(f => f.Cost), default);
    }

    List<(FieldNode Node, CostTerm Cost)> FieldsOf(ObjectType type, SelectionSetNode[] sets, SizedFields? sized) =>
        [.. selector.Select(type, sets).Values.Select(nodes => (nodes[0], OfField(type, nodes, sized)))];

    CostTerm OfField(ObjectType type, List<FieldNode> nodes, SizedFields? sized)
    {
        var node = nodes[0];
        if (!schema.TryGetField(type, node.Name.Value, out var field) || field.Name == "__typename")
            return default;
        var named = field.Type.NamedType();
        var weight = model.WeightOf(field) + model.CostOfArguments(field, node.Arguments);
        if (field.ListSize is { RequiresOneSlicingArgument: true } rule)
            RequireOneOf(rule, node);
        var own = field.ListSize is { } declared ? new SizedFields(declared, ListSize.Of(declared, field, node.Arguments)) : null;
        var size = !field.Type.IsListType() ? ListSize.One
            : own is { Rule.SizedFields: [] } ? own.Size
            : sized?.Rule.SizedFields.Contains(field.Name) is true ? sized.Size
            : own?.Size ?? ListSize.One;

        var sets = nodes.Select(n => n.SelectionSet).OfType<SelectionSetNode>().ToArray();
        var below = own is { Rule.SizedFields: not [] } ? own : null;
        var inside = sets.Length == 0 ? default : Of(named, sets, below);
        if (size.IsKnown && inside.Step is null)
            return new(Cost.OfField(weight, model.WeightOf(named), size.Evaluate(VariableValues.Empty), inside.Known));
        return Add(new CostStep.Field(weight, model.WeightOf(named), size, inside));
    }

    CostTerm Sum(IEnumerable<CostTerm> terms, Cost start) =>
        Combine([.. terms], start, (a, b) => a + b, (cost, at) => new CostStep.Sum(cost, at));

    CostTerm Combine(CostTerm[] terms, Cost start, Func<Cost, Cost, Cost> combine, Func<Cost, int[], CostStep> step)
    {
        var cost = terms.Where(t => t.Step is null).Aggregate(start, (sum, t) => combine(sum, t.Known));
        int[] open = [.. terms.Select(t => t.Step).OfType<int>()];
        return open.Length == 0 ? new(cost) : Add(step(cost, open));
    }

    CostTerm Add(CostStep step)
    {
        steps.Add(step);
        return CostTerm.Of(steps.Count - 1);
    }

    static void RequireOneOf(ListSizeRule rule, FieldNode node)
    {
        if (node.Arguments.Count(a => rule.SlicingArguments.Contains(a.Name.Value)) == 1)
            return;
        throw new GraphQLException(ErrorBuilder.New()
            .SetMessage($"`{node.Name.Value}` needs exactly one of the arguments {string.Join(", ", rule.SlicingArguments)}, which say how "
                + "long the list may become.")
            .SetCode(ErrorCodes.Execution.OneSlicingArgumentRequired)
            .AddLocation(node)
            .Build());
    }

    /// <summary>Fields below that are lists, and how long they are.</summary>
    sealed record SizedFields(ListSizeRule Rule, ListSize Size);
}
