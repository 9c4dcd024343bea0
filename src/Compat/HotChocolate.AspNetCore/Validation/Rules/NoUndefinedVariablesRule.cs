using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.8.3: the variables that an operation uses, in fragments too, are defined by it.</summary>
sealed class NoUndefinedVariablesRule : DocumentRule
{
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var defined = operation.VariableDefinitions.Select(variable => variable.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
            var by = operation.Name is null ? "" : $" by operation \"{operation.Name.Value}\"";
            foreach (var usage in context.Fragments.VariablesOf(operation))
            {
                if (!defined.Contains(usage.Node.Name.Value))
                    context.Report($"Variable \"${usage.Node.Name.Value}\" is not defined{by}.", usage.Node, operation);
            }
        }
    }
}
