namespace Map.Gateway.GraphQL.Sources;

/// <summary>Where a claim comes from.</summary>
public sealed record SourceInput
{
    /// <summary>The citation: author or site, title, date; as much as is known.</summary>
    public required string Citation { get; init; }

    /// <summary>Address of the document, http or https.</summary>
    public Uri? Url { get; init; }

    internal V1.Source ToMessage()
    {
        var message = new V1.Source { Citation = Citation };
        if (Url is not null)
            message.Url = Url.OriginalString;
        return message;
    }
}
