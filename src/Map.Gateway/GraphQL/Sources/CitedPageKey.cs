namespace Map.Gateway.GraphQL.Sources;

/// <summary>A page, and whose source it is.</summary>
/// <param name="Url">Its address.</param>
/// <param name="SubjectId">UUID of the place or the organisation; null for none.</param>
public readonly record struct CitedPageKey(string Url, string? SubjectId)
{
    public V1.Citation ToMessage()
    {
        var message = new V1.Citation { Url = Url };
        if (SubjectId is not null)
            message.SubjectId = SubjectId;
        return message;
    }

    public static CitedPageKey Of(V1.Citation message) => new(message.Url, message.HasSubjectId ? message.SubjectId : null);
}
