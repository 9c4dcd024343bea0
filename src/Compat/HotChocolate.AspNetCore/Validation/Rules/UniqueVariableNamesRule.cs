using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.8.1: no two variables of an operation have the same name.</summary>
sealed class UniqueVariableNamesRule : DocumentRule
{
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        foreach (var group in operation.VariableDefinitions.GroupBy(variable => variable.Variable.Name.Value, StringComparer.Ordinal))
        {
            NameNode[] names = [.. group.Select(variable => variable.Variable.Name)];
            if (names.Length > 1)
                context.Report($"There can be only one variable named \"${group.Key}\".", names);
        }
    }
}
