using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.1.1: an executable document contains only operations and fragments.</summary>
sealed class ExecutableDefinitionsRule : DocumentRule
{
    public override void EnterOtherDefinition(ValidationContext context, IDefinitionNode definition)
    {
        var name = definition switch
        {
            INamedSyntaxNode type => $"\"{type.Name.Value}\"",
            DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
            _ => "schema",
        };
        context.Report($"The {name} definition is not executable.", definition);
    }
}
