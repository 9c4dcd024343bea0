namespace Map.Service.Keys;

/// <summary>Makes a key for an admin, within the admin's regions. No role is above that of an admin.</summary>
public sealed class CreateKey(KeyStore keys, KeyRows rows)
{
    // Before the names of its fields in the request.
    const string Path = "key.";

    public async Task<CreateKeyResponse> RunAsync(CreateKeyRequest request, Caller caller, CancellationToken cancellationToken)
    {
        KeyRights.RequireAdmin(caller);
        caller.RefuseIfFrozen();
        if (request.Key is not { } key) throw Refusal.Invalid("key", "is required.");
        var draft = new KeyDraft(KeyRoles.Of(key.Role, $"{Path}role"), key.Regions, key.Label, EndOf(key));
        RefuseBeyond(draft, caller);

        var made = await keys.CreateAsync(draft, caller.KeyId, Path, cancellationToken);
        return new()
        {
            Key = await rows.FindAsync(made.Id, caller, cancellationToken) ?? throw Refusal.NotFound("key", made.Id.ToString()),
            Secret = made.Secret,
        };
    }

    static DateTimeOffset? EndOf(Key key)
    {
        if (key.EndsAt is null) return null;
        var violations = new Violations();
        violations.CheckTime(key.EndsAt, $"{Path}ends_at");
        violations.ThrowIfAny();
        return key.EndsAt.ToDateTimeOffset();
    }

    static void RefuseBeyond(KeyDraft draft, Caller caller)
    {
        if (caller.IsForEverywhere) return;
        if (draft.Regions.Count == 0)
            throw new Refusal(ErrorReason.PermissionDenied,
                "Your key is for regions, so a new one has to be for some of them, too: name its regions.");
        // A code that no region has is not told from one elsewhere.
        var beyond = draft.Regions.Except(caller.Regions, StringComparer.Ordinal).ToList();
        if (beyond.Count > 0)
            throw new Refusal(ErrorReason.PermissionDenied,
                $"Your key is not for {Quote.Of(beyond[0])}, so it makes no key for that. Ask an admin whose key is.");
    }
}
