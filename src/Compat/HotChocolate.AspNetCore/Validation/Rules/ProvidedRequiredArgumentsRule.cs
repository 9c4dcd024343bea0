using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.4.3: non-null arguments without a default are given.</summary>
sealed class ProvidedRequiredArgumentsRule : DocumentRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { Arguments.Count: > 0 } definition)
            return;
        foreach (var missing in Missing(definition.Arguments, field.Arguments))
            Report(context, $"{context.ParentType}.{definition.Name}", missing, field);
    }

    public override void EnterDirective(ValidationContext context, DirectiveNode directive, DirectiveLocation location)
    {
        if (context.Directive is not { } definition)
            return;
        foreach (var missing in Missing(definition.Arguments, directive.Arguments))
            Report(context, $"@{definition.Name}", missing, directive);
    }

    static void Report(ValidationContext context, string owner, InputField missing, ISyntaxNode node) =>
        context.Report($"Argument \"{owner}({missing.Name}:)\" of type \"{missing.Type}\" is required, but it was not provided.", node);

    static IEnumerable<InputField> Missing(FieldCollection<InputField> definitions, IReadOnlyList<ArgumentNode> arguments) =>
        definitions.Where(definition => definition.IsRequired && arguments.All(argument => argument.Name.Value != definition.Name));
}
