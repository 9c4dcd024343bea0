using Map.Gateway.GraphQL.History;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.GraphQL.Scalars;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Places;

// Where all this is known from, and since when.
public abstract partial class Place
{
    /// <summary>Where the place as a whole is known from.</summary>
    [ListSize(AssumedSize = Expected.Sources)]
    public IReadOnlyList<Source> Sources => Source.From(Message.Sources, Message.Id);

    /// <summary>How well its existence, name and position are supported.</summary>
    public V1.Confidence? Confidence => Message.Confidence.OrNull();

    /// <summary>Day on which somebody last confirmed the entry.</summary>
    public DateOnly? VerifiedOn => Day.From(Message.VerifiedOn);

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt => Message.UpdatedAt.ToDateTimeOffset();

    /// <summary>Number of the revision that last changed it.</summary>
    public long Revision => Message.Revision;

    /// <summary>The ids of places that were merged into it: they lead to it.</summary>
    [GraphQLType(typeof(NonNullType<ListType<NonNullType<IdType>>>))]
    public IReadOnlyList<string> MergedFrom =>
        [.. Message.MergedFrom.Select(id => new GlobalId(Message.DetailsCase.ToString(), id).ToString())];

    /// <summary>
    /// Its revisions, newest first. Past positions, addresses and contacts are shown no more exactly than the present ones.
    /// </summary>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page about the same place.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public Task<RevisionConnection> GetHistoryAsync(
        [Service] V1.HistoryService.HistoryServiceClient service, CancellationToken cancellation, int? first = 20, string? after = null) =>
        RevisionConnection.ReadAsync(
            service, new V1.ListRevisionsRequest { PlaceId = Message.Id }.Page(first, after), cancellation);
}

public abstract partial record PlaceInput
{
    /// <summary>How well its existence, name and position are supported.</summary>
    public Optional<V1.Confidence?> Confidence { get; init; }

    /// <summary>Day on which you confirmed all this.</summary>
    public Optional<DateOnly?> VerifiedOn { get; init; }
}
