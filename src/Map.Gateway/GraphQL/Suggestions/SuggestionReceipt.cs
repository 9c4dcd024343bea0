using Map.Gateway.GraphQL.Places;

namespace Map.Gateway.GraphQL.Suggestions;

/// <summary>What became of a suggestion, for its author.</summary>
public sealed class SuggestionReceipt(V1.Receipt message)
{
    /// <summary>How it stands.</summary>
    public V1.SuggestionState State => message.State;

    /// <summary>What it is about.</summary>
    public V1.SuggestionKind Kind => message.Kind;

    /// <summary>Name of the place or organisation that it is about, where that is on the map.</summary>
    public string? SubjectName => message.HasSubjectName ? message.SubjectName : null;

    /// <summary>That place, or the place that came of it, once everybody can see it.</summary>
    [Cost(Weight.Batched)]
    public async Task<Place?> GetPlaceAsync(PlaceById places, CancellationToken cancellation) =>
        message.HasPlaceId ? await places.LoadAsync(message.PlaceId, cancellation) : null;

    /// <summary>The hour in which it was made.</summary>
    public DateTimeOffset MadeAt => message.MadeAt.ToDateTimeOffset();

    /// <summary>Why it was refused.</summary>
    public string? Reason => message.HasReason ? message.Reason : null;

    /// <summary>What was asked and answered, oldest first.</summary>
    [ListSize(AssumedSize = Expected.MessagesOfSuggestion)]
    public IReadOnlyList<SuggestionMessage> Messages => [.. message.Messages.Select(each => new SuggestionMessage(each))];
}

/// <summary>A question of a reviewer, or an answer.</summary>
public sealed class SuggestionMessage(V1.SuggestionMessage message)
{
    /// <summary>Whether a reviewer asks; else the author answers.</summary>
    public bool IsQuestion => message.IsQuestion;

    /// <summary>The text, at most 2,000 characters.</summary>
    public string Text => message.Text;
}
