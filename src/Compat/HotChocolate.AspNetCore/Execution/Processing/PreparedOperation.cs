using System.Collections.Concurrent;
using HotChocolate.Execution.Coercion;
using HotChocolate.Language;

namespace HotChocolate.Execution.Processing;

/// <summary>An operation and its plans, one for each combination of the conditions of @skip and @include that came up.</summary>
sealed class PreparedOperation(ISchema schema, PreparedDocument document, OperationDefinitionNode operation)
{
    // With more conditions there may be too many combinations to keep.
    const int MaxConditionsToCache = 6;

    readonly ConcurrentDictionary<int, OperationPlan> plans = [];
    string[]? conditions;

    public OperationDefinitionNode Definition { get; } = operation;

    public OperationPlan PlanFor(VariableValues variables)
    {
        conditions ??= [.. ConditionFinder.Find(document, Definition)];
        if (conditions.Length > MaxConditionsToCache)
            return new OperationPlan(schema, document, Definition, variables);
        var key = 0;
        for (var i = 0; i < conditions.Length; i++)
        {
            if (variables.IsTrue(conditions[i]))
                key |= 1 << i;
        }

        return plans.TryGetValue(key, out var plan)
            ? plan
            : plans.GetOrAdd(key, _ => new OperationPlan(schema, document, Definition, Conditions(variables)));
    }

    // A plan outlives the request that it was made for: it keeps the conditions and nothing else of the request.
    VariableValues Conditions(VariableValues variables) =>
        new(conditions!.ToDictionary(c => c, c => (object?)variables.IsTrue(c)));
}
