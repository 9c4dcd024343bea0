using HotChocolate.Execution;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>A step of computing a cost that depends on variables, from the results of earlier steps.</summary>
abstract class CostStep
{
    public abstract OperationCost Evaluate(ReadOnlySpan<OperationCost> before, IVariableValueCollection variables);

    /// <summary>A field with a selection, or with a list of variable size.</summary>
    public sealed class Field(double weight, double typeWeight, ListSize size, CostTerm inside) : CostStep
    {
        public override OperationCost Evaluate(ReadOnlySpan<OperationCost> before, IVariableValueCollection variables) =>
            OperationCost.OfField(weight, typeWeight, size.In(variables), inside.In(before));
    }

    /// <summary>The fields of an object.</summary>
    public sealed class Sum(OperationCost known, int[] steps) : CostStep
    {
        public override OperationCost Evaluate(ReadOnlySpan<OperationCost> before, IVariableValueCollection variables)
        {
            var cost = known;
            foreach (var step in steps)
                cost += before[step];
            return cost;
        }
    }

    /// <summary>The most expensive of the types that an object may have.</summary>
    public sealed class Most(OperationCost known, int[] steps) : CostStep
    {
        public override OperationCost Evaluate(ReadOnlySpan<OperationCost> before, IVariableValueCollection variables)
        {
            var cost = known;
            foreach (var step in steps)
                cost = OperationCost.Max(cost, before[step]);
            return cost;
        }
    }
}
