namespace Map.Gateway.GraphQL.Organisations;

/// <summary>What an organisation is.</summary>
public enum OrganisationKind
{
    /// <summary>A ministry or department.</summary>
    GovernmentDepartment = V1.OrganisationKind.GovernmentDepartment,

    /// <summary>A public agency, police and prison services included.</summary>
    Agency = V1.OrganisationKind.Agency,

    /// <summary>A public body that inspects.</summary>
    Inspectorate = V1.OrganisationKind.Inspectorate,

    /// <summary>A company.</summary>
    Company = V1.OrganisationKind.Company,

    /// <summary>A charity.</summary>
    Charity = V1.OrganisationKind.Charity,

    /// <summary>A membership association.</summary>
    Association = V1.OrganisationKind.Association,

    /// <summary>A collective without a legal form.</summary>
    Collective = V1.OrganisationKind.Collective,

    /// <summary>A campaign.</summary>
    Campaign = V1.OrganisationKind.Campaign,

    /// <summary>A group that visits people in detention.</summary>
    VisitorGroup = V1.OrganisationKind.VisitorGroup,

    /// <summary>A network of groups.</summary>
    Network = V1.OrganisationKind.Network,

    /// <summary>A group or centre that does research.</summary>
    Research = V1.OrganisationKind.Research,
}
