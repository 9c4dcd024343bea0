using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>
/// Finds what operations cost from their text and the values of their variables, before they are executed. The analyzer of HotChocolate
/// counts a list whose size is a variable as if it were short.
/// </summary>
sealed class OperationCosts
{
    // So few that a plan for every combination can be kept; with more, what a condition might leave out is counted.
    const int MaxConditions = 4;

    readonly ConditionalWeakTable<OperationDefinitionNode, Plans> operations = [];
    readonly ConcurrentDictionary<(string Type, string Field), FieldCost> fields = [];

    public CostPlan PlanOf(
        ISchema schema, DocumentNode document, OperationDefinitionNode operation, IVariableValueCollection variables) =>
        operations.GetValue(operation, _ => new Plans(schema, document, operation, fields)).For(variables);

    sealed class Plans
    {
        readonly ISchema schema;
        readonly OperationDefinitionNode operation;
        readonly ConcurrentDictionary<(string Type, string Field), FieldCost> known;
        readonly Dictionary<string, FragmentDefinitionNode> fragments;
        readonly string[] conditions;
        readonly CostPlan?[] plans;

        public Plans(
            ISchema schema,
            DocumentNode document,
            OperationDefinitionNode operation,
            ConcurrentDictionary<(string Type, string Field), FieldCost> known)
        {
            (this.schema, this.operation, this.known) = (schema, operation, known);
            fragments = document.Definitions.OfType<FragmentDefinitionNode>()
                .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
            conditions = Conditions.Of(operation, fragments);
            plans = new CostPlan?[conditions.Length > MaxConditions ? 1 : 1 << conditions.Length];
        }

        public CostPlan For(IVariableValueCollection variables)
        {
            var combination = 0;
            for (var i = 0; plans.Length > 1 && i < conditions.Length; i++)
            {
                if (Conditions.IsTrue(variables, conditions[i]))
                    combination |= 1 << i;
            }

            return plans[combination] ??= Build(conditions.Length > MaxConditions ? null : variables);
        }

        CostPlan Build(IVariableValueCollection? given) =>
            new CostPlanBuilder(schema, new FieldSelector(schema, fragments, given), known).Build(operation);
    }
}
