using HotChocolate.Execution.Coercion;

namespace HotChocolate.CostAnalysis;

/// <summary>A step of finding a cost that depends on variables, from those before it.</summary>
abstract class CostStep
{
    public abstract Cost Evaluate(ReadOnlySpan<Cost> before, VariableValues variables);

    /// <summary>A field with a selection, or with a list of variable size.</summary>
    public sealed class Field(double weight, double typeWeight, ListSize size, CostTerm inside) : CostStep
    {
        public override Cost Evaluate(ReadOnlySpan<Cost> before, VariableValues variables) =>
            Cost.OfField(weight, typeWeight, size.Evaluate(variables), inside.In(before));
    }

    /// <summary>The fields of an object.</summary>
    public sealed class Sum(Cost known, int[] steps) : CostStep
    {
        public override Cost Evaluate(ReadOnlySpan<Cost> before, VariableValues variables)
        {
            var cost = known;
            foreach (var step in steps)
                cost += before[step];
            return cost;
        }
    }

    /// <summary>The dearest of the types that an object may have.</summary>
    public sealed class Dearest(Cost known, int[] steps) : CostStep
    {
        public override Cost Evaluate(ReadOnlySpan<Cost> before, VariableValues variables)
        {
            var cost = known;
            foreach (var step in steps)
                cost = Cost.Max(cost, before[step]);
            return cost;
        }
    }
}
