using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Organisations;

/// <summary>The part that an organisation plays, or played, at a place.</summary>
public sealed class Involvement(V1.Involvement message)
{
    internal string PlaceId => message.PlaceId;

    /// <summary>Stable for ever; opaque to clients.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string Id => new GlobalId(nameof(Involvement), message.Id).ToString();

    /// <summary>The organisation.</summary>
    [Cost(Weight.Batched)]
    public async Task<Organisation> GetOrganisationAsync(OrganisationById organisations, CancellationToken cancellation) =>
        await organisations.LoadAsync(message.OrganisationId, cancellation) ?? throw Missing("organisation", message.OrganisationId);

    /// <summary>Its role.</summary>
    public V1.InvolvementRole Role => message.Role;

    /// <summary>The first day; null when not known.</summary>
    public PartialDate? From => PartialDate.From(message.From);

    /// <summary>The last day; null while it continues, as far as known.</summary>
    public PartialDate? To => PartialDate.From(message.To);

    /// <summary>Where that is known from.</summary>
    public Source? Source => Source.From(message.Source);

    /// <summary>How well that is supported.</summary>
    public V1.Confidence? Confidence => message.Confidence.OrNull();

    /// <summary>Remarks, such as the role in the words of the source.</summary>
    public string? Note => message.HasNote ? message.Note : null;

    internal InvalidDataException Missing(string what, string id) =>
        new($"Involvement {message.Id} names {what} {id}, which the service did not send.");
}
