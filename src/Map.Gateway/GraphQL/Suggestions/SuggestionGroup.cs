namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>Suggestions that are alike, for reviewers. `rejectSuggestions` refuses them by one act; the filter of `suggestions` finds them.</summary>
public sealed class SuggestionGroup(V1.SuggestionGroup message)
{
    /// <summary>Identifies it: the `group` of its suggestions.</summary>
    public Guid Id => Guid.Parse(message.Id);

    /// <summary>How many open suggestions the key may review.</summary>
    public int Size => message.Size;

    /// <summary>How many of them are not in the ordinary list, because the group is so large or a rule says so.</summary>
    public int Held => message.Held;

    /// <summary>From how many origins of today; those of earlier days are not known any more.</summary>
    public int Origins => message.Origins;

    /// <summary>How many places and organisations they are about.</summary>
    public int Subjects => message.Subjects;

    /// <summary>How many name a source.</summary>
    public int WithSource => message.WithSource;

    /// <summary>What they do, the most frequent first: `update_place position`.</summary>
    [ListSize(AssumedSize = Expected.ShapesOfGroup)]
    public IReadOnlyList<string> Shapes => message.Shapes;

    /// <summary>A few of them, chosen at random. What they would change is in `suggestions` with the filter `group`.</summary>
    [ListSize(AssumedSize = Expected.SamplesOfGroup)]
    public IReadOnlyList<Suggestion> Samples => [.. message.Samples.Select(sample => new Suggestion(sample))];
}
