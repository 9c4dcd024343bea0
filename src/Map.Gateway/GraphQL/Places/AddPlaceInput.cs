using Map.Gateway.GraphQL.Mapping;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A place to be added. Exactly one of detentionCentre, reportingCentre, supportGroup and office decides its kind.</summary>
public sealed partial record AddPlaceInput
{
    /// <summary>Given for a place where people are held.</summary>
    public DetentionCentreInput? DetentionCentre { get; init; }

    /// <summary>Given for a place where people must report.</summary>
    public ReportingCentreInput? ReportingCentre { get; init; }

    /// <summary>Given for a group that supports people.</summary>
    public SupportGroupInput? SupportGroup { get; init; }

    /// <summary>Given for an office of an agency or a company.</summary>
    public OfficeInput? Office { get; init; }

    /// <summary>A UUID made by the client: a repeated request with the same one returns the place that the first one made.</summary>
    public Guid? RequestId { get; init; }

    /// <exception cref="InvalidInputException">Not exactly one kind is given, or an id or a language is wrong.</exception>
    internal V1.Place ToMessage()
    {
        object?[] kinds = [DetentionCentre, ReportingCentre, SupportGroup, Office];
        var given = kinds.Count(kind => kind is not null);
        return given == 1
            ? InputMessages.ToMessage<V1.Place>(this, "input")
            : throw new InvalidInputException(
                "input", $"has {given} of detentionCentre, reportingCentre, supportGroup, office. Give exactly one; it decides the kind.");
    }
}
