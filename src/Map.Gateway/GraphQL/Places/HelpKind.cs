namespace Map.Gateway.GraphQL.Places;

/// <summary>How one can help.</summary>
public enum HelpKind
{
    /// <summary>Give money.</summary>
    DonateMoney = V1.HelpKind.DonateMoney,

    /// <summary>Give goods.</summary>
    DonateGoods = V1.HelpKind.DonateGoods,

    /// <summary>Give time.</summary>
    Volunteer = V1.HelpKind.Volunteer,

    /// <summary>Visit people in detention.</summary>
    Visit = V1.HelpKind.Visit,

    /// <summary>Host somebody at home.</summary>
    Host = V1.HelpKind.Host,

    /// <summary>Take part in campaigns.</summary>
    Campaign = V1.HelpKind.Campaign,
}
