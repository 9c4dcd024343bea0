using System.Collections.Concurrent;
using HotChocolate.Execution.Coercion;
using HotChocolate.Language;

namespace HotChocolate.Execution.Processing;

/// <summary>An operation and its plans, one for each combination of the conditions of @skip and @include that came up.</summary>
internal sealed class PreparedOperation(ISchema schema, PreparedDocument document, OperationDefinitionNode operation)
{
    // With more conditions there may be too many combinations to keep.
    private const int MaxConditionsToCache = 6;

    private readonly ConcurrentDictionary<int, OperationPlan> _plans = [];
    private string[]? _conditions;

    public OperationDefinitionNode Definition { get; } = operation;

    public OperationPlan PlanFor(VariableValues variables)
    {
        _conditions ??= [.. ConditionFinder.Find(document, Definition)];
        if (_conditions.Length > MaxConditionsToCache)
            return new OperationPlan(schema, document, Definition, variables);
        var key = 0;
        for (var i = 0; i < _conditions.Length; i++)
        {
            if (variables.IsTrue(_conditions[i]))
                key |= 1 << i;
        }

        return _plans.TryGetValue(key, out var plan)
            ? plan
            : _plans.GetOrAdd(key, _ => new OperationPlan(schema, document, Definition, Conditions(variables)));
    }

    // A plan outlives the request that it was made for: it keeps the conditions and nothing else of the request.
    private VariableValues Conditions(VariableValues variables) =>
        new(_conditions!.ToDictionary(c => c, c => (object?)variables.IsTrue(c)));
}
