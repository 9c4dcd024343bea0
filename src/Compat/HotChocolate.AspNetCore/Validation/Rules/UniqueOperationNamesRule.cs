using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.2.2.1: no two operations have the same name.</summary>
sealed class UniqueOperationNamesRule : DocumentRule
{
    readonly Dictionary<string, NameNode> seen = new(StringComparer.Ordinal);

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is { } name && !seen.TryAdd(name.Value, name))
            context.Report($"There can be only one operation named \"{name.Value}\".", seen[name.Value], name);
    }
}
