using HotChocolate.Language;

namespace HotChocolate.Validation;

/// <summary>
/// The fields of one selection set by response name, inline fragments included, and the fragments that it spreads, each once.
/// </summary>
internal sealed class CollectedFields
{
    private readonly List<FragmentDefinitionNode> _fragments = [];
    private readonly HashSet<FragmentDefinitionNode> _known = [];

    public OrderedDictionary<string, List<MergeableField>> ByResponseName { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<FragmentDefinitionNode> Fragments => _fragments;

    public void Add(FragmentDefinitionNode fragment)
    {
        if (_known.Add(fragment))
            _fragments.Add(fragment);
    }
}
