namespace Map.Gateway.GraphQL.Sources;

/// <summary>How well a claim is supported by its sources.</summary>
public enum Confidence
{
    /// <summary>Two sources agree, or one official or primary source says so.</summary>
    High = V1.Confidence.High,

    /// <summary>One source, or a part of it from memory.</summary>
    Medium = V1.Confidence.Medium,

    /// <summary>Needs a person to confirm it before it is published.</summary>
    Low = V1.Confidence.Low,
}
