using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Organisations;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A group that supports people on the move or in detention.</summary>
public sealed class SupportGroup(V1.Place message) : Place(message)
{
    readonly V1.SupportGroup details = message.SupportGroup;

    /// <summary>The organisation that it is, or belongs to.</summary>
    [Cost(Weight.Batched)]
    public async Task<Organisation?> GetOrganisationAsync(OrganisationById organisations, CancellationToken cancellation) =>
        details.HasOrganisationId ? await organisations.LoadAsync(details.OrganisationId, cancellation) : null;

    /// <summary>The languages it works in.</summary>
    public IReadOnlyList<LanguageTag> Languages =>
        [.. details.Languages.Select(text => LanguageTag.TryParse(text, out var language) ? language : default)];

    /// <summary>What it offers, in the map's vocabulary.</summary>
    public IReadOnlyList<V1.Service> Services => details.Services;

    /// <summary>Whom it is for, as far as that is known or limited.</summary>
    public IReadOnlyList<V1.Audience> Audiences => details.Audiences;

    /// <summary>What others can do for it.</summary>
    [ListSize(AssumedSize = Expected.WaysToHelp)]
    public IReadOnlyList<WayToHelp> WaysToHelp => [.. details.WaysToHelp.Select(way => new WayToHelp(way))];

    /// <summary>What it offers, in the words of the source.</summary>
    public string? Offers => details.HasOffers ? details.Offers : null;

    /// <summary>Opening hours in the syntax of OpenStreetMap's opening_hours.</summary>
    public string? OpeningHours => details.HasOpeningHours ? details.OpeningHours : null;

    /// <summary>How far it reaches.</summary>
    public V1.Scope? Scope => details.Scope.OrNull();
}

/// <summary>What only a support group has.</summary>
public sealed record SupportGroupInput
{
    /// <summary>The organisation that it is, or belongs to.</summary>
    [GraphQLType(typeof(IdType))]
    public Optional<string?> Organisation { get; init; }

    /// <summary>The languages it works in.</summary>
    public Optional<IReadOnlyList<LanguageTag>?> Languages { get; init; }

    /// <summary>What it offers, in the map's vocabulary.</summary>
    public Optional<IReadOnlyList<V1.Service>?> Services { get; init; }

    /// <summary>Whom it is for; leave it out for everybody.</summary>
    public Optional<IReadOnlyList<V1.Audience>?> Audiences { get; init; }

    /// <summary>What others can do for it. At most 20.</summary>
    public Optional<IReadOnlyList<WayToHelpInput>?> WaysToHelp { get; init; }

    /// <summary>What it offers, in the words of the source.</summary>
    public Optional<string?> Offers { get; init; }

    /// <summary>Opening hours in the syntax of OpenStreetMap's opening_hours.</summary>
    public Optional<string?> OpeningHours { get; init; }

    /// <summary>How far it reaches.</summary>
    public Optional<V1.Scope?> Scope { get; init; }
}
