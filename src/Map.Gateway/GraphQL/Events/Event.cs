using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.History;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Events;

/// <summary>Something that people come to: a demonstration, a vigil, a drop-in. Once, or again and again.</summary>
public sealed class Event(V1.Event message) : INode
{
    /// <inheritdoc/>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string Id => new GlobalId(GlobalId.Event, message.Id).ToString();

    /// <summary>What it is called.</summary>
    public string Name => message.Name;

    /// <summary>What it is.</summary>
    public V1.EventKind Kind => message.Kind;

    /// <summary>Whether it takes place.</summary>
    public V1.EventStatus Status => message.Status;

    /// <summary>What happens there, in short.</summary>
    public string? Description => message.HasDescription ? message.Description : null;

    /// <summary>Address of its page.</summary>
    public Uri? Url => HttpLink.From(message.Url);

    /// <summary>When.</summary>
    public EventSchedule Schedule => new(message.Schedule);

    /// <summary>Where, as far as it is published.</summary>
    public EventVenue Venue => new(message.Venue);

    /// <summary>Where lists find it. Of a venue that is published late it is always somewhere in the town.</summary>
    public Position? Position => message.Position is { } position ? new(position) : null;

    /// <summary>How exact that is.</summary>
    public V1.Precision? Precision => message.Precision.OrNull();

    /// <summary>Who invites to it.</summary>
    [ListSize(AssumedSize = Expected.Organisers)]
    public IReadOnlyList<EventOrganiser> Organisers => [.. message.Organisers.Select(one => new EventOrganiser(one))];

    /// <summary>Languages that are spoken there, as BCP 47 tags.</summary>
    public IReadOnlyList<string> Languages => message.Languages;

    /// <summary>Who can come, and how: steps, toilets, interpretation, children.</summary>
    public string? Accessibility => message.HasAccessibility ? message.Accessibility : null;

    /// <summary>Where it is known from.</summary>
    [ListSize(AssumedSize = Expected.Sources)]
    public IReadOnlyList<Source> Sources => Source.From(message.Sources);

    /// <summary>Its next times from today on, at most 50.</summary>
    /// <param name="first">How many, 1 to 50.</param>
    [Cost(Weight.Batched)]
    [ListSize(SlicedBy = "first")]
    public async Task<IReadOnlyList<EventTime>> GetNextAsync(EventById events, CancellationToken cancellation, int first = 10)
    {
        if (first is < 1 or > 50) throw new InvalidInputException("first", $"is {first}; allowed: 1 to 50.");
        var found = await events.LoadAsync(message.Id, cancellation);
        return [.. (found?.Occurrences ?? []).Take(first).Select(time => new EventTime(time))];
    }

    /// <summary>Whether everybody sees it; else it waits for a reviewer, or was withdrawn.</summary>
    public bool Published => message.Published;

    /// <summary>How often it has changed since it was added: the SEQUENCE of calendars.</summary>
    public int Sequence => message.Sequence;

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt => message.UpdatedAt.ToDateTimeOffset();

    /// <summary>Number of the revision that last changed it.</summary>
    public long Revision => message.Revision;

    /// <summary>Its revisions, newest first. A venue that is published late, or told on request, is in none of them.</summary>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page about the same event.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public Task<RevisionConnection> GetHistoryAsync(
        [Service] V1.HistoryService.HistoryServiceClient service, CancellationToken cancellation, int? first = 20, string? after = null) =>
        RevisionConnection.ReadAsync(service, new V1.ListRevisionsRequest { EventId = message.Id }.Page(first, after), cancellation);
}
