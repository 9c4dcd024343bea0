using System.Buffers;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>
/// How to compute the cost of an operation from its variables. Built once per document; a constant where the cost does not depend on them.
/// </summary>
sealed class CostPlan(CostStep[] steps, CostTerm total, IReadOnlyList<(FieldNode Field, CostTerm Cost)> rootFields)
{
    const int MaxStepsOnStack = 64;

    public OperationCost Evaluate(IVariableValueCollection variables) =>
        total.Step is null ? total.Known : Evaluate(variables, static (plan, costs) => plan.Total.In(costs));

    /// <summary>The most expensive root field; null when none costs anything.</summary>
    public FieldNode? MostExpensive(IVariableValueCollection variables, Func<OperationCost, double> by) =>
        Evaluate(variables, (plan, costs) =>
        {
            var most = (Field: (FieldNode?)null, Cost: 0.0);
            foreach (var (field, term) in plan.RootFields)
            {
                var cost = by(term.In(costs));
                if (cost > most.Cost)
                    most = (field, cost);
            }

            return most.Field;
        });

    CostTerm Total => total;

    IReadOnlyList<(FieldNode Field, CostTerm Cost)> RootFields => rootFields;

    T Evaluate<T>(IVariableValueCollection variables, Reader<T> read)
    {
        if (steps.Length <= MaxStepsOnStack)
        {
            Span<OperationCost> few = stackalloc OperationCost[MaxStepsOnStack];
            Run(few, variables);
            return read(this, few);
        }

        var many = ArrayPool<OperationCost>.Shared.Rent(steps.Length);
        try
        {
            Run(many, variables);
            return read(this, many);
        }
        finally
        {
            ArrayPool<OperationCost>.Shared.Return(many);
        }
    }

    void Run(Span<OperationCost> costs, IVariableValueCollection variables)
    {
        for (var i = 0; i < steps.Length; i++)
            costs[i] = steps[i].Evaluate(costs, variables);
    }

    delegate T Reader<out T>(CostPlan plan, ReadOnlySpan<OperationCost> costs);
}
