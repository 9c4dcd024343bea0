using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Places;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>An event to be added. Its sources can also stand in the summary.</summary>
public sealed record EventInput : EventFields
{
    /// <summary>What it is called, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required V1.EventKind Kind { get; init; }

    /// <summary>When.</summary>
    public required EventScheduleInput Schedule { get; init; }

    /// <summary>Where.</summary>
    public required EventVenueInput Venue { get; init; }
}

/// <summary>Fields of an event to be changed. One that is absent stays as it is, one that is null is emptied; a list, the schedule and the venue are
/// replaced whole.</summary>
public sealed record EventChangesInput : EventFields
{
    /// <summary>What it is called, 1 to 200 characters.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>What it is.</summary>
    public Optional<V1.EventKind?> Kind { get; init; }

    /// <summary>When.</summary>
    public Optional<EventScheduleInput?> Schedule { get; init; }

    /// <summary>Where. One that is published late has to be given again with its site.</summary>
    public Optional<EventVenueInput?> Venue { get; init; }
}

/// <summary>The fields that can be left out when an event is added or changed.</summary>
public abstract record EventFields
{
    /// <summary>Whether it takes place; PLANNED when left out.</summary>
    public Optional<V1.EventStatus?> Status { get; init; }

    /// <summary>What happens there, in short. At most 2,000 characters. It is public: no venue that is not.</summary>
    public Optional<string?> Description { get; init; }

    /// <summary>Address of its page, http or https.</summary>
    public Optional<Uri?> Url { get; init; }

    /// <summary>Who invites to it. At most 20.</summary>
    public Optional<IReadOnlyList<EventOrganiserInput>?> Organisers { get; init; }

    /// <summary>Languages that are spoken there, as BCP 47 tags. At most 50.</summary>
    public Optional<IReadOnlyList<string>?> Languages { get; init; }

    /// <summary>Who can come, and how. At most 1,000 characters.</summary>
    public Optional<string?> Accessibility { get; init; }

    /// <summary>Where it is known from. Those of the summary are added to them.</summary>
    public Optional<IReadOnlyList<SourceInput>?> Sources { get; init; }
}

/// <summary>When an event takes place. A time is YYYY-MM-DDTHH:MM, a whole day YYYY-MM-DD; all of a schedule are of the same sort.</summary>
public sealed record EventScheduleInput
{
    /// <summary>When it begins, the first time.</summary>
    public required string Start { get; init; }

    /// <summary>When it ends, the first time: at most 31 days after it begins.</summary>
    public string? End { get; init; }

    /// <summary>The zone by its IANA name, such as Europe/Paris.</summary>
    public required string TimeZone { get; init; }

    /// <summary>How it recurs: the RRULE of RFC 5545, such as FREQ=WEEKLY;BYDAY=TH.</summary>
    public string? Rule { get; init; }

    /// <summary>Further times at which it begins. At most 200.</summary>
    public IReadOnlyList<string>? Also { get; init; }

    /// <summary>Times of the rule at which it never was. At most 200.</summary>
    public IReadOnlyList<string>? Except { get; init; }

    /// <summary>Single times that differ. At most 200.</summary>
    public IReadOnlyList<EventChangeInput>? Changed { get; init; }
}

/// <summary>How one time of a recurring event differs from the others.</summary>
public sealed record EventChangeInput
{
    /// <summary>When it would begin.</summary>
    public required string Occurrence { get; init; }

    /// <summary>Whether it does not take place.</summary>
    public bool? Cancelled { get; init; }

    /// <summary>When it begins instead.</summary>
    public string? Start { get; init; }

    /// <summary>When it ends instead.</summary>
    public string? End { get; init; }

    /// <summary>What is different. At most 500 characters.</summary>
    public string? Note { get; init; }
}

/// <summary>Where an event takes place: exactly one of place, site, onlineUrl, onRequest and late.</summary>
public sealed record EventVenueInput
{
    /// <summary>At a place of the map.</summary>
    [PlaceId]
    [GraphQLType(typeof(IdType))]
    public string? Place { get; init; }

    /// <summary>At a position.</summary>
    public EventSiteInput? Site { get; init; }

    /// <summary>Online: the address to open.</summary>
    public Uri? OnlineUrl { get; init; }

    /// <summary>Told to those who ask. The map does not have it.</summary>
    public ToldOnRequestInput? OnRequest { get; init; }

    /// <summary>Only the town, until some hours before it begins.</summary>
    public LateVenueInput? Late { get; init; }

    /// <summary>The town or region, in words. At most 200 characters. Required with late.</summary>
    public string? Town { get; init; }

    /// <summary>The regions that it is for, where the map has no position of it: their codes, at most 20.</summary>
    public IReadOnlyList<string>? RegionCodes { get; init; }
}

/// <summary>A position where an event takes place.</summary>
public sealed record EventSiteInput
{
    /// <summary>The position. Published no finer than `precision`.</summary>
    public required PositionInput Position { get; init; }

    /// <summary>How exactly it is known.</summary>
    public required V1.Precision Precision { get; init; }

    /// <summary>The address or the name of the building, in words. At most 500 characters.</summary>
    public string? Words { get; init; }
}

/// <summary>A venue that the map does not have.</summary>
public sealed record ToldOnRequestInput
{
    /// <summary>Whom to ask. At most 500 characters.</summary>
    public required string Contact { get; init; }
}

/// <summary>A venue that is published late. Until its hour nobody reads it, whatever their key.</summary>
public sealed record LateVenueInput
{
    /// <summary>How many hours before each beginning, 1 to 168.</summary>
    public required int HoursBefore { get; init; }

    /// <summary>The venue.</summary>
    public required EventSiteInput Site { get; init; }
}

/// <summary>Who invites to an event: exactly one of organisation, place and name.</summary>
public sealed record EventOrganiserInput
{
    /// <summary>An organisation of the map.</summary>
    [OrganisationId]
    [GraphQLType(typeof(IdType))]
    public string? Organisation { get; init; }

    /// <summary>A place of the map, such as a support group.</summary>
    [PlaceId]
    [GraphQLType(typeof(IdType))]
    public string? Place { get; init; }

    /// <summary>A name, of one that the map does not have.</summary>
    public string? Name { get; init; }
}
