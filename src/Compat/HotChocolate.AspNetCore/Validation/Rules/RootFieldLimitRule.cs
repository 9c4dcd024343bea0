using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>Each root field is a question of its own; an operation asks no more of them at once than the service allows.</summary>
sealed class RootFieldLimitRule : DocumentRule
{
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        var allowed = context.Options.MaxAllowedRootFields;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<FragmentDefinitionNode>();
        if (Exceeding(operation.SelectionSet) is { } field)
        {
            context.Report(
                $"The operation selects more than {allowed} root fields, which is the most that is allowed.",
                new Dictionary<string, object?> { ["code"] = ValidationErrorCodes.MaxRootFields },
                operation,
                field);
        }

        FieldNode? Exceeding(SelectionSetNode selections)
        {
            ValidationContext.GuardStack();
            context.Fragments.Spend(selections.Selections.Count);
            foreach (var selection in selections.Selections)
            {
                var exceeding = selection switch
                {
                    FieldNode field => names.Add((field.Alias ?? field.Name).Value) && names.Count > allowed ? field : null,
                    InlineFragmentNode inline => Exceeding(inline.SelectionSet),
                    FragmentSpreadNode spread when context.Fragments.Find(spread.Name.Value) is { } fragment && visited.Add(fragment) =>
                        Exceeding(fragment.SelectionSet),
                    _ => null,
                };
                if (exceeding is not null)
                    return exceeding;
            }

            return null;
        }
    }
}
