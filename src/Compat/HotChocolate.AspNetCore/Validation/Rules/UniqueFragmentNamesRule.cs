using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.5.1.1: no two fragments have the same name.</summary>
sealed class UniqueFragmentNamesRule : DocumentRule
{
    readonly Dictionary<string, NameNode> seen = new(StringComparer.Ordinal);

    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment)
    {
        var name = fragment.Name;
        if (!seen.TryAdd(name.Value, name))
            context.Report($"There can be only one fragment named \"{name.Value}\".", seen[name.Value], name);
    }
}
