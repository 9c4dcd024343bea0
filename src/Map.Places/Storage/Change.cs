namespace Map.Places.Storage;

/// <summary>What a revision did to its subject.</summary>
public enum Change
{
    Created,
    Updated,
    Deleted,
}
