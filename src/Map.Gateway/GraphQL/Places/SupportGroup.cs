using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Scalars;
using Map.Gateway.Http.Limits;
using Map.Gateway.Http.Limits.Costs;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A group that supports people on the move or in detention.</summary>
public sealed class SupportGroup : Place
{
    readonly V1.SupportGroup details;

    internal SupportGroup(V1.Place message)
        : base(message) => details = message.SupportGroup;

    /// <summary>The organisation that it is, or belongs to.</summary>
    [Cost(Weight.Batched)]
    public async Task<Organisation?> GetOrganisationAsync(OrganisationById organisations, CancellationToken cancellation) =>
        details.HasOrganisationId ? await organisations.LoadAsync(details.OrganisationId, cancellation) : null;

    /// <summary>The languages it works in.</summary>
    public IReadOnlyList<LanguageTag> Languages =>
        [.. details.Languages.Select(text => LanguageTag.TryParse(text, out var language) ? language : default)];

    /// <summary>What it offers, in the map's own words, by which it is found.</summary>
    public IReadOnlyList<Service> Services => [.. details.Services.Select(service => (Service)service)];

    /// <summary>Whom it is for, as far as that is known or limited.</summary>
    public IReadOnlyList<Audience> Audiences => [.. details.Audiences.Select(audience => (Audience)audience)];

    /// <summary>What others can do for it.</summary>
    [ListSize(AssumedSize = Expected.WaysToHelp)]
    public IReadOnlyList<WayToHelp> WaysToHelp => [.. details.WaysToHelp.Select(WayToHelp.Of)];

    /// <summary>What it offers, in the words of the source.</summary>
    public string? Offers => details.HasOffers ? details.Offers : null;

    /// <summary>Opening hours in the syntax of OpenStreetMap's opening_hours.</summary>
    public string? OpeningHours => details.HasOpeningHours ? details.OpeningHours : null;

    /// <summary>How far it reaches.</summary>
    public Scope? Scope => details.Scope == V1.Scope.Unspecified ? null : (Scope)details.Scope;
}
