using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.2.2.1: no two operations have the same name.</summary>
internal sealed class UniqueOperationNamesRule : DocumentRule
{
    private readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is { } name && !_seen.TryAdd(name.Value, name))
            context.Report($"There can be only one operation named \"{name.Value}\".", _seen[name.Value], name);
    }
}
