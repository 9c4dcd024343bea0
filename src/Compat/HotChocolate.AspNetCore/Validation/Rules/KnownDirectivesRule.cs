using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.7.1 and 5.7.2: directives exist, and are used in allowed locations.</summary>
sealed class KnownDirectivesRule : DocumentRule
{
    public override void EnterDirective(ValidationContext context, DirectiveNode directive, DirectiveLocation location)
    {
        var name = directive.Name.Value;
        if (context.Directive is null)
            context.Report($"Unknown directive \"@{name}\".", directive);
        else if (!context.Directive.Locations.HasFlag(location))
            context.Report($"Directive \"@{name}\" may not be used on {NameOf(location)}.", directive);
    }

    static string NameOf(DirectiveLocation location) => location switch
    {
        DirectiveLocation.Query => "QUERY",
        DirectiveLocation.Mutation => "MUTATION",
        DirectiveLocation.Subscription => "SUBSCRIPTION",
        DirectiveLocation.Field => "FIELD",
        DirectiveLocation.FragmentDefinition => "FRAGMENT_DEFINITION",
        DirectiveLocation.FragmentSpread => "FRAGMENT_SPREAD",
        DirectiveLocation.InlineFragment => "INLINE_FRAGMENT",
        DirectiveLocation.VariableDefinition => "VARIABLE_DEFINITION",
        _ => throw new ArgumentOutOfRangeException(nameof(location), location, "Not a place in an executable document."),
    };
}
