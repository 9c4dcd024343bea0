namespace Map.Service.Keys;

/// <summary>Who may do what with keys.</summary>
static class KeyRights
{
    public static void RequireAdmin(Caller caller)
    {
        RequireKey(caller);
        if (caller.Role != Role.Admin) throw new Refusal(ErrorReason.PermissionDenied, "Keys are for admins.");
    }

    public static void RequireReviewer(Caller caller)
    {
        RequireKey(caller);
        if (!caller.Reviews) throw new Refusal(ErrorReason.PermissionDenied, "Freezing and thawing keys is for reviewers and admins.");
    }

    /// <summary>The condition that the caller sees key k, and may manage it as far as the caller's role goes. A key for regions reaches
    /// those that are for parts of these regions only; a reviewer those of contributors.</summary>
    public static string IsWithin(Caller caller, Statement statement)
    {
        var regions = caller.IsForEverywhere ? "true"
            : $"(k.regions <> '{{}}' AND k.regions <@ {statement.Value(caller.Regions.ToArray())})";
        return caller.Role == Role.Admin ? regions : $"({regions} AND k.role = 'contributor')";
    }

    static void RequireKey(Caller caller)
    {
        if (!caller.Contributes)
            throw new Refusal(ErrorReason.Unauthenticated, "Managing keys needs an admin's key, sent as \"authorization: Bearer KEY\".");
    }
}
