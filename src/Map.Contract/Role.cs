namespace Map.Contract;

/// <summary>What the holder of a key may do.</summary>
public enum Role
{
    Contributor,
    Reviewer,
    Admin,
}

public static class RoleExtensions
{
    /// <summary>Whether this role may see what is not published, and decide about it.</summary>
    public static bool CanReview(this Role role) => role is Role.Reviewer or Role.Admin;
}
