using Map.Gateway.GraphQL.Nodes;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Places;

/// <summary>What only a support group has.</summary>
public sealed record SupportGroupInput
{
    /// <summary>The organisation that it is, or belongs to.</summary>
    [GraphQLType(typeof(IdType))]
    public string? Organisation { get; init; }

    /// <summary>The languages it works in.</summary>
    public IReadOnlyList<LanguageTag>? Languages { get; init; }

    /// <summary>What it offers, in the map's own words.</summary>
    public IReadOnlyList<Service>? Services { get; init; }

    /// <summary>Whom it is for; leave it out for everybody.</summary>
    public IReadOnlyList<Audience>? Audiences { get; init; }

    /// <summary>What others can do for it. At most 20.</summary>
    public IReadOnlyList<WayToHelpInput>? WaysToHelp { get; init; }

    /// <summary>What it offers, in the words of the source.</summary>
    public string? Offers { get; init; }

    /// <summary>Opening hours in the syntax of OpenStreetMap's opening_hours.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>How far it reaches.</summary>
    public Scope? Scope { get; init; }

    internal V1.SupportGroup ToMessage()
    {
        var message = new V1.SupportGroup { Scope = (V1.Scope?)Scope ?? V1.Scope.Unspecified };
        message.Languages.AddRange(Languages?.Select(language => language.ToString()) ?? []);
        message.Services.AddRange(Services?.Select(service => (V1.Service)service) ?? []);
        message.Audiences.AddRange(Audiences?.Select(audience => (V1.Audience)audience) ?? []);
        message.WaysToHelp.AddRange(WaysToHelp?.Select(way => way.ToMessage()) ?? []);
        if (Organisation is not null)
        {
            message.OrganisationId =
                GlobalId.Require(Organisation, "input.supportGroup.organisation", Organisations.Organisation.TypeName).Value;
        }

        if (Offers is not null)
            message.Offers = Offers;
        if (OpeningHours is not null)
            message.OpeningHours = OpeningHours;
        return message;
    }
}
