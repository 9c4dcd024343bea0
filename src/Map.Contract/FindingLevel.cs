namespace Map.Contract;

/// <summary>How something is that ./map doctor looked at.</summary>
public enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The map works, and may not for long.</summary>
    Warning,

    /// <summary>Something does not work, or data is in danger.</summary>
    Fault,
}
