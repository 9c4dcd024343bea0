using Map.Contract;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A time in operation. A bound that is null is not known, or lasts.</summary>
public sealed class Period
{
    /// <summary>The first day.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The last day; null also while it lasts.</summary>
    public PartialDate? To { get; init; }

    /// <summary>Where that is known from.</summary>
    public Source? Source { get; init; }

    internal static Period Of(V1.Period message) => new()
    {
        From = PartialDate.From(message.From),
        To = PartialDate.From(message.To),
        Source = Source.From(message.Source),
    };
}
