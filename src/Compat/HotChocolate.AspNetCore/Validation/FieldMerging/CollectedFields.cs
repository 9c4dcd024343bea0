using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// The fields of one selection set by response name, including those of inline fragments, and the fragments that it spreads, each once.
/// </summary>
sealed class CollectedFields
{
    readonly List<FragmentDefinitionNode> fragments = [];
    readonly HashSet<FragmentDefinitionNode> known = [];

    public OrderedDictionary<string, List<MergeableField>> ByResponseName { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<FragmentDefinitionNode> Fragments => fragments;

    public void Add(FragmentDefinitionNode fragment)
    {
        if (known.Add(fragment))
            fragments.Add(fragment);
    }
}
