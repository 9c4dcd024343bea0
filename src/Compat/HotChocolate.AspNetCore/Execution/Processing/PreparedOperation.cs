using System.Collections.Concurrent;
using HotChocolate.Execution.Coercion;
using HotChocolate.Language;

namespace HotChocolate.Execution.Processing;

/// <summary>An operation and its plans: one for each combination of @skip and @include conditions that has occurred.</summary>
sealed class PreparedOperation(ISchema schema, PreparedDocument document, OperationDefinitionNode operation) : IOperation
{
    // With more conditions, the combinations could be too many to cache, and would not fit in the key.
    const int MaxPlans = 16;
    const int MaxConditionsOfKey = 31;

    readonly ConcurrentDictionary<int, OperationPlan> plans = [];
    string[]? conditions;

    public OperationDefinitionNode Definition { get; } = operation;

    public OperationType Type => Definition.Operation;

    public OperationPlan PlanFor(VariableValues variables)
    {
        conditions ??= [.. ConditionFinder.Find(document, Definition)];
        if (conditions.Length > MaxConditionsOfKey)
            return new OperationPlan(schema, document, Definition, variables);
        var key = 0;
        for (var i = 0; i < conditions.Length; i++)
        {
            if (variables.IsTrue(conditions[i]))
                key |= 1 << i;
        }

        if (plans.TryGetValue(key, out var plan))
            return plan;
        plan = new OperationPlan(schema, document, Definition, Conditions(variables));
        return plans.Count < MaxPlans ? plans.GetOrAdd(key, plan) : plan;
    }

    // A plan outlives the request for which it was created, so it must refer to nothing of the request but the conditions.
    VariableValues Conditions(VariableValues variables) =>
        new(conditions!.ToDictionary(c => c, c => (object?)variables.IsTrue(c)));
}
