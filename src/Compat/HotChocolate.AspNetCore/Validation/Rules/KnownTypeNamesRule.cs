using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.5.1.2: types named by fragments and variables exist.</summary>
sealed class KnownTypeNamesRule : DocumentRule
{
    public override void EnterNamedType(ValidationContext context, NamedTypeNode type)
    {
        var name = type.Name.Value;
        if (context.Schema.TypeOf(type) is null)
            context.Report($"Unknown type \"{name}\"." + Suggestions.DidYouMean(name, context.Schema.Types.Select(t => t.Name)), type);
    }
}
