using System.Collections.Concurrent;
using System.Reflection;
using HotChocolate.CostAnalysis.Types;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.CostAnalysis;

/// <summary>What the elements of a schema cost, by their attributes or else by the IBM cost specification's defaults.</summary>
sealed class CostModel(CostOptions options)
{
    readonly ConcurrentDictionary<INamedType, double> typeWeights = [];
    readonly ConcurrentDictionary<InputObjectType, double> inputCosts = [];

    public CostOptions Options { get; } = options;

    public double WeightOf(OutputField field)
    {
        if (field.Weight is { } given)
            return given;
        var isDear = field.IsPaged || field.Resolver?.Async is not null;
        if (isDear && Options is { ApplyCostDefaults: true, DefaultResolverCost: { } resolver })
            return resolver;
        return field.Type.IsCompositeType() || field.Type.IsListType() ? 1 : 0;
    }

    public double WeightOf(INamedType type) => typeWeights.GetOrAdd(
        type, t => Given((t as NamedType)?.RuntimeType) ?? (t.IsCompositeType() ? 1 : 0));

    /// <summary>The arguments that are given; of variables, all that their type could hold.</summary>
    public double CostOfArguments(OutputField field, IReadOnlyList<ArgumentNode> given)
    {
        var cost = 0.0;
        foreach (var argument in given)
        {
            if (field.Arguments.TryGetField(argument.Name.Value, out var declared))
                cost += WeightOf(declared) + CostOf(argument.Value, declared.Type);
        }

        return cost;
    }

    static double WeightOf(InputField field) => field.Weight ?? (field.Type.NamedType() is InputObjectType ? 1 : 0);

    double CostOf(IValueNode value, IType type) => value switch
    {
        ObjectValueNode given when type.NamedType() is InputObjectType input => given.Fields.Sum(f =>
            input.Fields.TryGetField(f.Name.Value, out var field) ? WeightOf(field) + CostOf(f.Value, field.Type) : 0),
        ListValueNode list => list.Items.Sum(item => CostOf(item, type)),
        VariableNode when type.NamedType() is InputObjectType input => CostOf(input, []),
        _ => 0,
    };

    double CostOf(InputObjectType type, HashSet<InputObjectType> outer)
    {
        if (inputCosts.TryGetValue(type, out var known))
            return known;
        // What holds itself is counted once: how often it does is the caller's to say, and for the limits of variables.
        if (!outer.Add(type))
            return 0;
        var costs = type.Fields.Select(f => WeightOf(f) + (f.Type.NamedType() is InputObjectType inner ? CostOf(inner, outer) : 0));
        var cost = type.IsOneOf ? costs.Max() : costs.Sum();
        outer.Remove(type);
        return outer.Count == 0 ? inputCosts.GetOrAdd(type, cost) : cost;
    }

    static double? Given(Type? type) => type?.GetCustomAttribute<CostAttribute>(inherit: false)?.Weight;
}
