using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.History;

/// <summary>
/// What a revision changed in a field. Values are texts for people: a list has one for each of its elements, any other field one, or none
/// if it was empty. Times are intervals of ISO 8601 with .. for an open end (2009-03/..), sources stand in brackets. A source of the whole says behind
/// its citation what it supports and when it was read: Leaflet [supports: website; read: 2026-10-02].
/// </summary>
public sealed class FieldChange(V1.FieldChange message)
{
    /// <summary>The field, by its name in Place or the type of its kind, or in Organisation: name, status, periods, facilityType, parent …
    /// </summary>
    public string Field => Translation.PathOf(message.Field);

    /// <summary>The values before the revision.</summary>
    public IReadOnlyList<string> Before => message.Before;

    /// <summary>The values after the revision.</summary>
    public IReadOnlyList<string> After => message.After;

    /// <summary>In a suggestion: those of its sources that support the field. Empty elsewhere.</summary>
    [ListSize(AssumedSize = Expected.Sources)]
    public IReadOnlyList<Source> Sources => Source.From(message.Sources);
}
