using Map.Gateway.GraphQL.Contacts;
using Map.Gateway.GraphQL.History;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Names;
using Map.Gateway.GraphQL.Relay;
using Map.Gateway.GraphQL.Scalars;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>An agency, department, company, charity, collective or network.</summary>
public sealed class Organisation(V1.Organisation message) : INode
{
    /// <inheritdoc/>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string Id => new GlobalId(GlobalId.Organisation, message.Id).ToString();

    /// <summary>The name; the usual one if there is none in the preferred language.</summary>
    /// <param name="language">The preferred language.</param>
    public string GetName(LanguageTag? language) => language?.Pick(message.Names) ?? message.Name;

    /// <summary>The short name, such as HMPPS.</summary>
    public string? ShortName => message.HasShortName ? message.ShortName : null;

    /// <summary>Short, alternate and former names, besides `shortName`.</summary>
    [ListSize(AssumedSize = Expected.OtherNames)]
    public IReadOnlyList<OtherName> OtherNames => OtherName.From(message.OtherNames);

    /// <summary>What it is.</summary>
    public V1.OrganisationKind Kind => message.Kind;

    /// <summary>The organisation that it belongs to.</summary>
    [Cost(Weight.Batched)]
    public async Task<Organisation?> GetParentAsync(OrganisationById organisations, CancellationToken cancellation) =>
        message.HasParentId ? await organisations.LoadAsync(message.ParentId, cancellation) : null;

    /// <summary>Country of its seat, ISO 3166-1 alpha-2.</summary>
    public string? Country => message.HasCountry ? message.Country : null;

    /// <summary>How far it reaches.</summary>
    public V1.Scope? Scope => message.Scope.OrNull();

    /// <summary>Public website.</summary>
    public Uri? Website => HttpLink.From(message.Website);

    /// <summary>What it does.</summary>
    /// <param name="language">The preferred language; at present every summary has one language only.</param>
    public string? GetSummary(LanguageTag? language) => message.HasSummary ? message.Summary : null;

    /// <summary>How to reach it, as far as you may see.</summary>
    [ListSize(AssumedSize = Expected.Contacts)]
    public IReadOnlyList<Contact> Contacts => [.. message.Contacts.Select(contact => new Contact(contact))];

    /// <summary>Whether it no longer exists.</summary>
    public bool Dissolved => message.Dissolved;

    /// <summary>Its involvements at places: the latest first, those without a date last.</summary>
    /// <param name="openOn">Only those in effect on this day; an unknown bound is open.</param>
    /// <param name="roles">Only in these roles.</param>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page with the same arguments.</param>
    [Cost(Weight.Batched)]
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public async Task<InvolvementConnection> GetInvolvementsAsync(
        InvolvementsByOrganisation involvements,
        DateOnly? openOn,
        IReadOnlyList<V1.InvolvementRole>? roles,
        CancellationToken cancellation,
        int? first = 50,
        string? after = null) =>
        InvolvementConnection.Of(
            await involvements.LoadAsync(new InvolvementsKey(message.Id, openOn, RoleSet.Of(roles)), cancellation) ?? [],
            first ?? 50,
            after);

    /// <summary>Where it is known from.</summary>
    [ListSize(AssumedSize = Expected.Sources)]
    public IReadOnlyList<Source> Sources => Source.From(message.Sources, message.Id);

    /// <summary>How well that is supported.</summary>
    public V1.Confidence? Confidence => message.Confidence.OrNull();

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt => message.UpdatedAt.ToDateTimeOffset();

    /// <summary>Number of the revision that last changed it.</summary>
    public long Revision => message.Revision;

    /// <summary>Its revisions, and those of places at which its involvements changed, newest first. Past contacts are shown only if it still
    /// has them and you may see them.</summary>
    /// <param name="first">How many, 1 to 1,000.</param>
    /// <param name="after">A cursor of a page about the same organisation.</param>
    [ListSize(SlicedBy = "first", SizedFields = ["edges", "nodes"])]
    public Task<RevisionConnection> GetHistoryAsync(
        [Service] V1.HistoryService.HistoryServiceClient service, CancellationToken cancellation, int? first = 20, string? after = null) =>
        RevisionConnection.ReadAsync(
            service, new V1.ListRevisionsRequest { OrganisationId = message.Id }.Page(first, after), cancellation);

    /// <summary>The ids of organisations that were merged into it: they lead to it.</summary>
    [GraphQLType(typeof(NonNullType<ListType<NonNullType<IdType>>>))]
    public IReadOnlyList<string> MergedFrom => [.. message.MergedFrom.Select(id => new GlobalId(GlobalId.Organisation, id).ToString())];
}
