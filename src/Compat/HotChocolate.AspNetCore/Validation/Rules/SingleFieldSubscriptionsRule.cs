using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.2.4.1: a subscription selects exactly one field, which is not an introspection field, and unconditionally.</summary>
sealed class SingleFieldSubscriptionsRule : DocumentRule
{
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } root)
            return;
        var subscription = operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name.Value}\"";
        var fields = new RootFields(context, root);
        fields.Collect(operation.SelectionSet);
        if (fields.Conditions.Count > 0)
        {
            context.Report(
                $"{subscription} must not use `@skip` or `@include` directives in the top level selection.", fields.Conditions);
            return;
        }
        if (fields.ByResponseName.Count == 0)
            context.Report($"{subscription} must select one top level field.", operation.SelectionSet);
        if (fields.ByResponseName.Count > 1)
        {
            FieldNode[] others = [.. fields.ByResponseName.Values.Skip(1).SelectMany(f => f)];
            context.Report($"{subscription} must select only one top level field.", others);
        }
        foreach (var field in fields.ByResponseName.Values.Where(f => f[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
            context.Report($"{subscription} must not select an introspection top level field.", field);
    }

    sealed class RootFields(ValidationContext context, ObjectType root)
    {
        readonly HashSet<FragmentDefinitionNode> visited = [];

        public OrderedDictionary<string, List<FieldNode>> ByResponseName { get; } = new(StringComparer.Ordinal);

        public List<DirectiveNode> Conditions { get; } = [];

        public void Collect(SelectionSetNode selectionSet)
        {
            ValidationContext.GuardStack();
            context.Fragments.Spend(selectionSet.Selections.Count);
            foreach (var selection in selectionSet.Selections)
            {
                if ((Find(selection, "skip") ?? Find(selection, "include")) is { } condition)
                    Conditions.Add(condition);
                else
                    Add(selection);
            }
        }

        static DirectiveNode? Find(ISelectionNode selection, string directive) =>
            selection.Directives.FirstOrDefault(d => d.Name.Value == directive);

        void Add(ISelectionNode selection)
        {
            switch (selection)
            {
                case FieldNode field:
                    var name = (field.Alias ?? field.Name).Value;
                    if (!ByResponseName.TryGetValue(name, out var fields))
                        ByResponseName[name] = fields = [];
                    fields.Add(field);
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition):
                    Collect(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment:
                    if (Applies(fragment.TypeCondition) && visited.Add(fragment))
                        Collect(fragment.SelectionSet);
                    break;
            }
        }

        bool Applies(NamedTypeNode condition) =>
            context.Schema.CompositeTypeOf(condition) is { } type && context.Schema.IsPossibleType(type, root);
    }
}
