namespace Map.Places.Access;

/// <summary>What the holder of a key may do.</summary>
public enum Role
{
    Contributor,
    Reviewer,
    Admin,
}
