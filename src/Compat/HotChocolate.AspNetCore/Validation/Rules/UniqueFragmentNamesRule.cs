using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>5.5.1.1: no two fragments have the same name.</summary>
internal sealed class UniqueFragmentNamesRule : DocumentRule
{
    private readonly Dictionary<string, NameNode> _seen = new(StringComparer.Ordinal);

    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment)
    {
        var name = fragment.Name;
        if (!_seen.TryAdd(name.Value, name))
            context.Report($"There can be only one fragment named \"{name.Value}\".", _seen[name.Value], name);
    }
}
