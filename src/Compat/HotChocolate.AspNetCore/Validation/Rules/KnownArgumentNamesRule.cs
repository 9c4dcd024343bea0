using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.4.1: arguments exist on their field or directive.</summary>
sealed class KnownArgumentNamesRule : DocumentRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { } definition)
            return;
        foreach (var argument in field.Arguments)
        {
            var name = argument.Name.Value;
            if (!definition.Arguments.ContainsField(name))
            {
                var suggestion = Suggestions.DidYouMean(name, definition.Arguments.Select(a => a.Name));
                context.Report($"Unknown argument \"{name}\" on field \"{context.ParentType}.{definition.Name}\".{suggestion}", argument);
            }
        }
    }

    public override void EnterDirective(ValidationContext context, DirectiveNode directive, DirectiveLocation location)
    {
        if (context.Directive is not { } definition)
            return;
        foreach (var argument in directive.Arguments)
        {
            var name = argument.Name.Value;
            if (!definition.Arguments.ContainsField(name))
            {
                var suggestion = Suggestions.DidYouMean(name, definition.Arguments.Select(a => a.Name));
                context.Report($"Unknown argument \"{name}\" on directive \"@{definition.Name}\".{suggestion}", argument);
            }
        }
    }
}
