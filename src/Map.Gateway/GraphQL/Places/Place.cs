using System.Globalization;
using Map.Contract;
using Map.Gateway.GraphQL.History;
using Map.Gateway.GraphQL.Nodes;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Regions;
using Map.Gateway.GraphQL.Scalars;
using Map.Gateway.GraphQL.Sources;
using Map.Gateway.Http.Limits;
using Map.Gateway.Http.Limits.Costs;
using Map.Gateway.Upstream;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A place of the border regime, or a group that supports the people it hits.</summary>
[InterfaceType("Place")]
public abstract class Place : INode
{
    internal static readonly string[] TypeNames =
        [nameof(DetentionCentre), nameof(ReportingCentre), nameof(SupportGroup), nameof(Office)];

    private protected Place(V1.Place message) => Message = message;

    internal V1.Place Message { get; }

    /// <inheritdoc/>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string Id => new GlobalId(GetType().Name, Message.Id).ToString();

    /// <summary>What it is.</summary>
    public PlaceKind Kind => (PlaceKind)Message.Kind;

    /// <summary>The name; the usual one where there is none in the language asked for.</summary>
    /// <param name="language">The language wished for.</param>
    public string GetName(LanguageTag? language) => language?.Pick(Message.Names) ?? Message.Name;

    /// <summary>A few sentences about it.</summary>
    /// <param name="language">The language wished for; at present every summary has one language only.</param>
    public string? GetSummary(LanguageTag? language) => Message.HasSummary ? Message.Summary : null;

    /// <summary>Whether it is in operation.</summary>
    public PlaceStatus Status =>
        Message.Status == V1.PlaceStatus.Unspecified ? PlaceStatus.Unknown : (PlaceStatus)Message.Status;

    /// <summary>When the status was known to be true. Show it: it may be years ago.</summary>
    public PartialDate? StatusAsOf => PartialDate.From(Message.StatusAsOf);

    /// <summary>When it was in operation, oldest first.</summary>
    [ListSize(AssumedSize = Expected.Periods)]
    public IReadOnlyList<Period> Periods => [.. Message.Periods.Select(Period.Of)];

    /// <summary>First known day of operation.</summary>
    public PartialDate? OpenedOn => PartialDate.From(Message.OpenedOn);

    /// <summary>Last day of operation; null while open.</summary>
    public PartialDate? ClosedOn => PartialDate.From(Message.ClosedOn);

    /// <summary>Null for a network without a public address. Never finer than `precision`.</summary>
    public Position? Position => Message.Position is { } position
        ? new() { Latitude = position.Latitude, Longitude = position.Longitude }
        : null;

    /// <summary>How exactly the position is known.</summary>
    public Precision? Precision => Message.Precision == V1.Precision.Unspecified ? null : (Precision)Message.Precision;

    /// <summary>Public postal address, as far as known.</summary>
    public Address? Address => Address.From(Message.Address);

    /// <summary>Country it lies in, ISO 3166-1 alpha-2.</summary>
    public string? Country => Message.HasCountry ? Message.Country : null;

    /// <summary>All regions the position lies in, widest first.</summary>
    [Cost(Weight.Batched)]
    [ListSize(AssumedSize = Expected.RegionsOfPlace)]
    public Task<IReadOnlyList<Region>> GetRegionsAsync(RegionByCode regions, CancellationToken cancellation) =>
        regions.LoadKnownAsync(Message.RegionCodes, cancellation);

    /// <summary>The regions it serves, wherever it sits.</summary>
    [Cost(Weight.Batched)]
    [ListSize(AssumedSize = Expected.RegionsOfPlace)]
    public Task<IReadOnlyList<Region>> GetCoverageAsync(RegionByCode regions, CancellationToken cancellation) =>
        regions.LoadKnownAsync(Message.CoverageCodes, cancellation);

    /// <summary>The area it serves in the words of the source.</summary>
    public string? CoverageNote => Message.HasCoverageNote ? Message.CoverageNote : null;

    /// <summary>Public website.</summary>
    public Uri? Website => WebAddress.From(Message.Website);

    /// <summary>How to reach it, as far as you may see.</summary>
    [ListSize(AssumedSize = Expected.Contacts)]
    public IReadOnlyList<Contact> Contacts => [.. Message.Contacts.Select(Contact.Of)];

    /// <summary>Who has, or had, to do with it: the latest first, those without a date last.</summary>
    /// <param name="openOn">Only those that lasted on this day; an unknown bound is open.</param>
    /// <param name="roles">Only in these roles.</param>
    [Cost(Weight.Batched)]
    [ListSize(AssumedSize = Expected.InvolvementsOfPlace)]
    public async Task<IReadOnlyList<Involvement>> GetInvolvementsAsync(
        InvolvementsByPlace involvements, DateOnly? openOn, IReadOnlyList<InvolvementRole>? roles, CancellationToken cancellation) =>
        await involvements.LoadAsync(new InvolvementsKey(Message.Id, openOn, RoleSet.Of(roles)), cancellation) ?? [];

    /// <summary>Where the place as a whole is known from.</summary>
    [ListSize(AssumedSize = Expected.Sources)]
    public IReadOnlyList<Source> Sources => Source.From(Message.Sources);

    /// <summary>How well its existence, name and position are supported.</summary>
    public Confidence? Confidence => Message.Confidence == V1.Confidence.Unspecified ? null : (Confidence)Message.Confidence;

    /// <summary>Remarks of the compiler on doubts and differences between sources.</summary>
    public string? Note => Message.HasNote ? Message.Note : null;

    /// <summary>Day on which somebody last confirmed the entry.</summary>
    public DateOnly? VerifiedOn =>
        DateOnly.TryParseExact(Message.VerifiedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt => Message.UpdatedAt.ToDateTimeOffset();

    /// <summary>Number of the revision that last changed it.</summary>
    public long Revision => Message.Revision;

    /// <summary>
    /// What happened to it, newest first. Of positions, addresses and contacts as they were, no more is told than it shows of them now.
    /// </summary>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of an answer about the same place.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<RevisionConnection> GetHistoryAsync(
        [Service] V1.HistoryService.HistoryServiceClient service, CancellationToken cancellation, int? first = 20, string? after = null)
    {
        var request = new V1.ListRevisionsRequest { PlaceId = Message.Id };
        if (first is { } size)
            request.PageSize = size;
        if (after is not null)
            request.PageToken = after;
        return new(request, await FullPage.ReadAsync(
            request, part => service.ListRevisionsAsync(part, cancellationToken: cancellation).ResponseAsync));
    }

    internal static Place Of(V1.Place message) => message.DetailsCase switch
    {
        V1.Place.DetailsOneofCase.DetentionCentre => new DetentionCentre(message),
        V1.Place.DetailsOneofCase.ReportingCentre => new ReportingCentre(message),
        V1.Place.DetailsOneofCase.SupportGroup => new SupportGroup(message),
        V1.Place.DetailsOneofCase.Office => new Office(message),
        _ => throw new InvalidDataException($"Place {message.Id} came without what makes its kind."),
    };
}
