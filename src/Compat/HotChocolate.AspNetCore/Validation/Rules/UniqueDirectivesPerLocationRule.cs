using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.7.3: a directive that is not repeatable is used at most once per location.</summary>
sealed class UniqueDirectivesPerLocationRule : DocumentRule
{
    public override void EnterDirectives(ValidationContext context, IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.Count < 2)
            return;
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (!context.Schema.TryGetDirectiveType(name, out var definition) || definition.IsRepeatable)
                continue;
            if (!seen.TryAdd(name, directive))
                context.Report($"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
        }
    }
}
