using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.8.2: variables have input types.</summary>
sealed class VariablesAreInputTypesRule : DocumentRule
{
    public override void EnterVariableDefinition(ValidationContext context, VariableDefinitionNode variable)
    {
        if (context.Schema.TypeOf(variable.Type) is { } type && !type.IsInputType())
            context.Report($"Variable \"${variable.Variable.Name.Value}\" cannot be non-input type \"{variable.Type}\".", variable.Type);
    }
}
