using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A place to be added. Exactly one of detentionCentre, reportingCentre, supportGroup and office decides its kind.</summary>
public sealed record AddPlaceInput : PlaceInput
{
    /// <summary>The usual name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is in operation.</summary>
    public required V1.PlaceStatus Status { get; init; }

    /// <summary>Where it is known from: at least one.</summary>
    public required IReadOnlyList<SourceInput> Sources { get; init; }

    /// <summary>Given for a place where people are held.</summary>
    public DetentionCentreInput? DetentionCentre { get; init; }

    /// <summary>A UUID made by the client: a repeated request with the same one returns the place that the first one made.</summary>
    public Guid? RequestId { get; init; }

    /// <param name="path">Where it stands in the arguments.</param>
    /// <exception cref="InvalidInputException">Not exactly one kind is given, or an id or a language is wrong.</exception>
    internal V1.Place ToMessage(string path = "input")
    {
        object?[] kinds = [DetentionCentre, ReportingCentre.Value, SupportGroup.Value, Office.Value];
        var given = kinds.Count(kind => kind is not null);
        return given == 1
            ? InputMessages.ToMessage<V1.Place>(this, path)
            : throw new InvalidInputException(
                path, $"has {given} of detentionCentre, reportingCentre, supportGroup, office. Give exactly one; it decides the kind.");
    }
}
