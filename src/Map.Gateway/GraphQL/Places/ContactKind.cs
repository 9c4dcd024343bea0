namespace Map.Gateway.GraphQL.Places;

/// <summary>By what means somebody is reached.</summary>
public enum ContactKind
{
    /// <summary>E-mail.</summary>
    Email = V1.ContactKind.Email,

    /// <summary>A telephone that is spoken on.</summary>
    Voice = V1.ContactKind.Voice,

    /// <summary>A number for text messages; the description says of which service, such as Signal.</summary>
    Text = V1.ContactKind.Text,

    /// <summary>A fax.</summary>
    Fax = V1.ContactKind.Fax,

    /// <summary>A page on the web: a form, or a profile in a network.</summary>
    Url = V1.ContactKind.Url,
}
