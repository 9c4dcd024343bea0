using System.Buffers;
using HotChocolate.Execution.Coercion;
using HotChocolate.Language;

namespace HotChocolate.CostAnalysis;

/// <summary>
/// How to find the cost of an operation. Made once from the document; what is left to a request is the arithmetic over the values of its
/// variables, and nothing where the cost does not depend on them.
/// </summary>
sealed class CostPlan
{
    const int MaxStepsOnStack = 64;

    readonly CostStep[] steps;
    readonly CostTerm result;
    readonly IReadOnlyList<(FieldNode Field, CostTerm Cost)> rootFields;
    readonly CostMetrics? known;

    public CostPlan(CostStep[] steps, CostTerm result, IReadOnlyList<(FieldNode, CostTerm)> rootFields)
    {
        this.steps = steps;
        this.result = result;
        this.rootFields = rootFields;
        if (result.Step is null)
            known = Metrics(result.Known);
    }

    public CostPlan(IError refusal)
        : this([], default, []) => Refusal = refusal;

    /// <summary>Why the cost of the operation cannot be found.</summary>
    public IError? Refusal { get; }

    public CostMetrics Evaluate(VariableValues variables) =>
        known ?? Metrics(Evaluate(variables, static (plan, costs) => plan.result.In(costs)));

    /// <summary>The field of the operation's own that costs most.</summary>
    public FieldNode? Dearest(VariableValues variables, Func<Cost, double> by) => rootFields.Count == 0
        ? null
        : Evaluate(variables, (plan, costs) =>
        {
            var dearest = plan.rootFields[0];
            foreach (var field in plan.rootFields)
            {
                if (by(field.Cost.In(costs)) > by(dearest.Cost.In(costs)))
                    dearest = field;
            }

            return dearest.Field;
        });

    T Evaluate<T>(VariableValues variables, Reader<T> read)
    {
        if (steps.Length <= MaxStepsOnStack)
        {
            Span<Cost> few = stackalloc Cost[MaxStepsOnStack];
            Run(few, variables);
            return read(this, few);
        }

        var many = ArrayPool<Cost>.Shared.Rent(steps.Length);
        try
        {
            Run(many, variables);
            return read(this, many);
        }
        finally
        {
            ArrayPool<Cost>.Shared.Return(many);
        }
    }

    void Run(Span<Cost> costs, VariableValues variables)
    {
        for (var i = 0; i < steps.Length; i++)
            costs[i] = steps[i].Evaluate(costs, variables);
    }

    static CostMetrics Metrics(Cost cost) => new() { FieldCost = cost.Field, TypeCost = cost.Type };

    delegate T Reader<out T>(CostPlan plan, ReadOnlySpan<Cost> costs);
}
