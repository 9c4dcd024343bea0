namespace Map.Service.Places.Write;

/// <summary>Which places and organisations of an import everybody may see.</summary>
static class Publication
{
    /// <summary>Everything but what has little support, which waits for somebody who reviews it.</summary>
    public static bool IsPublishedOnImport(this Confidence confidence) => confidence != Confidence.Low;
}
