using System.Globalization;
using Map.Gateway.Errors;
using Map.Gateway.Nodes;
using Map.Gateway.Organisations;

namespace Map.Gateway.Places;

/// <summary>Which places. Every field that is given narrows the answer; within a list, any one of its values is enough.</summary>
[GraphQLName("PlaceFilter")]
public sealed record PlaceFilter
{
    /// <summary>Of these kinds.</summary>
    public IReadOnlyList<PlaceKind>? Kinds { get; init; }

    /// <summary>With these statuses. Unset: everything but closed, or with openOn every status.</summary>
    public IReadOnlyList<PlaceStatus>? Statuses { get; init; }

    /// <summary>Words that all occur in a name, the town, the postcode or the summary. At most 200 characters.</summary>
    public string? Text { get; init; }

    /// <summary>With a published position in this box.</summary>
    public BoxInput? Box { get; init; }

    /// <summary>With a published position in this circle.</summary>
    public NearInput? Near { get; init; }

    /// <summary>With a published position in one of these regions. Codes: GB, GB-ENG, GB-KEN, FR-62, UKI …; at most 100.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>In which one of these is or was involved, on openOn when it is given; or whose place it is. At most 100.</summary>
    [GraphQLType(typeof(ListType<NonNullType<IdType>>))]
    public IReadOnlyList<string>? Organisations { get; init; }

    /// <summary>As the map stood on that day. An unknown bound of a period is open; a place without dates goes by its status.</summary>
    public DateOnly? OpenOn { get; init; }

    /// <summary>Only places with a position (true), or only those without (false).</summary>
    public bool? HasPosition { get; init; }

    /// <summary>The filter as the service takes it.</summary>
    /// <exception cref="InvalidInputException">A list is empty, or an id is not one of an organisation.</exception>
    internal V1.PlaceFilter ToMessage()
    {
        RequireValues();
        var message = new V1.PlaceFilter { Box = Box?.ToMessage(), Near = Near?.ToMessage() };
        message.Kinds.AddRange(Kinds?.Select(kind => (V1.PlaceKind)kind) ?? []);
        message.Statuses.AddRange(Statuses?.Select(status => (V1.PlaceStatus)status) ?? []);
        message.Regions.AddRange(Regions ?? []);
        message.Organisations.AddRange(Organisations?.Select((id, index) =>
            GlobalId.Require(id, $"filter.organisations[{index}]", Organisation.TypeName).Value) ?? []);
        if (Text is not null)
            message.Text = Text;
        if (OpenOn is { } day)
            message.OpenOn = day.ToString("O", CultureInfo.InvariantCulture);
        if (HasPosition is { } wanted)
            message.HasPosition = wanted;
        return message;
    }

    // On the wire an empty list narrows nothing, yet "any of none" reads as nothing at all: make the client say which it means.
    void RequireValues()
    {
        (string Name, int? Count)[] lists =
        [
            ("kinds", Kinds?.Count),
            ("statuses", Statuses?.Count),
            ("regions", Regions?.Count),
            ("organisations", Organisations?.Count),
        ];
        var empty = lists.Where(list => list.Count == 0)
            .Select(list => new Violation($"filter.{list.Name}", "is an empty list. Leave it out to ask for all.")).ToList();
        if (empty.Count > 0)
            throw new InvalidInputException(empty);
    }
}
