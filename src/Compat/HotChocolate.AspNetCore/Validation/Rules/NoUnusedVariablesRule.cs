using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.8.4: the variables that an operation defines are used, in it or in its fragments.</summary>
sealed class NoUnusedVariablesRule : DocumentRule
{
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            if (operation.VariableDefinitions.Count == 0)
                continue;
            var used = context.Fragments.VariablesOf(operation).Select(usage => usage.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
            var by = operation.Name is null ? "" : $" in operation \"{operation.Name.Value}\"";
            foreach (var variable in operation.VariableDefinitions)
            {
                var name = variable.Variable.Name.Value;
                if (!used.Contains(name))
                    context.Report($"Variable \"${name}\" is never used{by}.", variable);
            }
        }
    }
}
