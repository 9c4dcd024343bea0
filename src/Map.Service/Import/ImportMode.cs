namespace Map.Service.Import;

/// <summary>What an import does with involvements, periods, contacts, coverage and other names that its files do not name.</summary>
public enum ImportMode
{
    /// <summary>They stay.</summary>
    Add,

    /// <summary>They are removed from the places and organisations that a file of their kind names.</summary>
    Replace,
}
