using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>
/// Computes the cost of operations from the document and the variables, before execution. HotChocolate's analyzer is not used: it takes a
/// list whose size is a variable for a short one.
/// </summary>
sealed class OperationCosts
{
    // Up to here there is a plan for each combination of @skip and @include; beyond, all conditional fields are counted.
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
