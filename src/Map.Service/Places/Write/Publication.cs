namespace Map.Service.Places.Write;

/// <summary>Which imported places and organisations are published.</summary>
static class Publication
{
    /// <summary>All but those of low confidence, which wait for a reviewer.</summary>
    public static bool IsPublishedOnImport(this Confidence confidence) => confidence != Confidence.Low;
}
