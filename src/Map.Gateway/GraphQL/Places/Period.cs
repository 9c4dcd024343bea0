using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A time in operation. A bound that is null is not known, or has not come yet.</summary>
public sealed class Period(V1.Period message)
{
    /// <summary>The first day.</summary>
    public PartialDate? From => PartialDate.From(message.From);

    /// <summary>The last day; null also while it continues.</summary>
    public PartialDate? To => PartialDate.From(message.To);

    /// <summary>Where that is known from.</summary>
    public Source? Source => Source.From(message.Source);
}

/// <summary>A time in operation. Leave a bound out that is not known.</summary>
public sealed record PeriodInput
{
    /// <summary>The first day.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The last day; leave it out also while it continues.</summary>
    public PartialDate? To { get; init; }

    /// <summary>Where that is known from.</summary>
    public SourceInput? Source { get; init; }
}
