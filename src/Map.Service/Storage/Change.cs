namespace Map.Service.Storage;

/// <summary>What a revision did to its subject.</summary>
public enum Change
{
    Created,
    Updated,
    Deleted,
}
