using Map.Gateway.GraphQL.Sources;

namespace Map.Gateway.GraphQL.Regions;

/// <summary>How far places of a kind have been looked for in a region: without it, "none on the map" cannot be told from "not looked
/// for".</summary>
public sealed class Survey(V1.Survey message)
{
    /// <summary>The kind of place.</summary>
    public V1.PlaceKind Kind => message.Kind;

    /// <summary>How far.</summary>
    public V1.SurveyExtent Extent => message.Extent;

    /// <summary>When the last survey was made.</summary>
    public PartialDate? AsOf => PartialDate.From(message.AsOf);

    /// <summary>What was gone through, and what was left out.</summary>
    public string? Note => message.HasNote ? message.Note : null;

    /// <summary>The list or the documents that were gone through.</summary>
    public Source? Source => Source.From(message.Source);
}
