namespace Map.Gateway.GraphQL.Places;

/// <summary>The four kinds of place.</summary>
public enum PlaceKind
{
    /// <summary>Where people are held under immigration powers.</summary>
    DetentionCentre = V1.PlaceKind.DetentionCentre,

    /// <summary>Where people must report to immigration officers.</summary>
    ReportingCentre = V1.PlaceKind.ReportingCentre,

    /// <summary>A group that supports people on the move or in detention.</summary>
    SupportGroup = V1.PlaceKind.SupportGroup,

    /// <summary>An office of an agency or a company of the border regime.</summary>
    Office = V1.PlaceKind.Office,
}
