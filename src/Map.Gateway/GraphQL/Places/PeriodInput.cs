using Map.Contract;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A time in operation. Leave a bound out that is not known.</summary>
public sealed record PeriodInput
{
    /// <summary>The first day.</summary>
    public PartialDate? From { get; init; }

    /// <summary>The last day; leave it out also while it lasts.</summary>
    public PartialDate? To { get; init; }

    /// <summary>Where that is known from.</summary>
    public SourceInput? Source { get; init; }

    internal V1.Period ToMessage()
    {
        var message = new V1.Period { Source = Source?.ToMessage() };
        if (From is { } from)
            message.From = from.ToString();
        if (To is { } to)
            message.To = to.ToString();
        return message;
    }
}
