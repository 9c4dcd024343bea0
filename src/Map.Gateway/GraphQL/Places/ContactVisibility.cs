namespace Map.Gateway.GraphQL.Places;

/// <summary>Who may see a contact. Keys count in the regions that they are for, by where the place lies or what it serves.</summary>
public enum ContactVisibility
{
    /// <summary>Everybody.</summary>
    Public = V1.ContactVisibility.Public,

    /// <summary>Those who contribute there, and those who review.</summary>
    Contributors = V1.ContactVisibility.Contributors,

    /// <summary>Those who review there.</summary>
    Reviewers = V1.ContactVisibility.Reviewers,
}
