namespace Map.Service.Keys;

/// <summary>Roles, as the contract names them.</summary>
static class KeyRoles
{
    public static KeyRole ToMessage(Role role) => role switch
    {
        Role.Contributor => KeyRole.Contributor,
        Role.Reviewer => KeyRole.Reviewer,
        Role.Admin => KeyRole.Admin,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <exception cref="Refusal">It is none of the three.</exception>
    public static Role Of(KeyRole role, string field) => role switch
    {
        KeyRole.Contributor => Role.Contributor,
        KeyRole.Reviewer => Role.Reviewer,
        KeyRole.Admin => Role.Admin,
        _ => throw Refusal.Invalid(field, $"is {EnumNames.Of(role)}; one of {EnumNames.Allowed<KeyRole>()}."),
    };
}
