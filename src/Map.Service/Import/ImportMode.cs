namespace Map.Service.Import;

/// <summary>What an import does with involvements, periods, contacts and coverage that its files do not name.</summary>
public enum ImportMode
{
    /// <summary>They stay.</summary>
    Add,

    /// <summary>They are removed from the places that a file of their kind names.</summary>
    Replace,
}
