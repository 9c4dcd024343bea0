namespace Map.Gateway.GraphQL.History;

/// <summary>
/// What a revision changed in a field. Values are texts to be read by people: a list has one for each of its elements, any other field one
/// or, where nothing was said, none. Times are intervals of ISO 8601 with .. for an open end (2009-03/..), sources stand in brackets.
/// </summary>
public sealed class FieldChange(V1.FieldChange message)
{
    /// <summary>The field, by its name in Place or in the type of its kind: name, status, periods, facilityType …</summary>
    public string Field => Translation.PathOf(message.Field);

    /// <summary>What was there before.</summary>
    public IReadOnlyList<string> Before => message.Before;

    /// <summary>What was there then.</summary>
    public IReadOnlyList<string> After => message.After;
}
