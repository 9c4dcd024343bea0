using Map.Gateway.GraphQL.Contacts;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Names;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Contributions;

/// <summary>An organisation to be added. Its sources can also stand in the summary.</summary>
public sealed record OrganisationInput : OrganisationFields
{
    /// <summary>The usual name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required V1.OrganisationKind Kind { get; init; }
}

/// <summary>Fields of an organisation to be changed. One that is absent stays as it is, one that is null is emptied; a list is replaced
/// whole.
/// </summary>
public sealed record OrganisationChangesInput : OrganisationFields
{
    /// <summary>The usual name, 1 to 200 characters.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>What it is.</summary>
    public Optional<V1.OrganisationKind?> Kind { get; init; }
}

/// <summary>The fields that can be left out when an organisation is added or changed.</summary>
public abstract record OrganisationFields
{
    /// <summary>The short name, such as HMPPS. At most 50 characters.</summary>
    public Optional<string?> ShortName { get; init; }

    /// <summary>The name in other languages.</summary>
    public Optional<IReadOnlyList<LocalNameInput>?> Names { get; init; }

    /// <summary>Short, alternate and former names, besides `shortName`. At most 50, each once.</summary>
    public Optional<IReadOnlyList<OtherNameInput>?> OtherNames { get; init; }

    /// <summary>The organisation that it belongs to.</summary>
    [GraphQLType(typeof(IdType))]
    public Optional<string?> Parent { get; init; }

    /// <summary>Country of its seat, ISO 3166-1 alpha-2.</summary>
    public Optional<string?> Country { get; init; }

    /// <summary>How far it reaches.</summary>
    public Optional<V1.Scope?> Scope { get; init; }

    /// <summary>Public website, http or https.</summary>
    public Optional<Uri?> Website { get; init; }

    /// <summary>What it does.</summary>
    public Optional<string?> Summary { get; init; }

    /// <summary>How to reach it. At most 20.</summary>
    public Optional<IReadOnlyList<ContactInput>?> Contacts { get; init; }

    /// <summary>Whether it no longer exists.</summary>
    public Optional<bool?> Dissolved { get; init; }

    /// <summary>Where it is known from. Those of the summary are added to them.</summary>
    public Optional<IReadOnlyList<SourceInput>?> Sources { get; init; }

    /// <summary>How well that is supported.</summary>
    public Optional<V1.Confidence?> Confidence { get; init; }
}
