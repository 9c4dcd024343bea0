namespace Map.Service.Keys;

/// <summary>Closes, freezes and thaws keys. What is so already stays as it is.</summary>
public sealed class ChangeKey(KeyStore keys, KeyRows rows)
{
    public async Task<Key> CloseAsync(CloseKeyRequest request, Caller caller, CancellationToken cancellationToken)
    {
        KeyRights.RequireAdmin(caller);
        var id = await FindAsync(request.Id, caller, cancellationToken);
        await keys.CloseAsync(id, caller.KeyId, cancellationToken);
        return await ReadAsync(id, caller, cancellationToken);
    }

    public async Task<Key> FreezeAsync(FreezeKeyRequest request, Caller caller, CancellationToken cancellationToken)
    {
        KeyRights.RequireReviewer(caller);
        CheckReason(request.Why);
        var id = await FindAsync(request.Id, caller, cancellationToken);
        await keys.FreezeAsync(id, request.Why, caller.KeyId, cancellationToken);
        return await ReadAsync(id, caller, cancellationToken);
    }

    public async Task<Key> ThawAsync(ThawKeyRequest request, Caller caller, CancellationToken cancellationToken)
    {
        KeyRights.RequireReviewer(caller);
        CheckReason(request.Why);
        var id = await FindAsync(request.Id, caller, cancellationToken);
        await keys.ThawAsync(id, request.Why, caller.KeyId, cancellationToken);
        return await ReadAsync(id, caller, cancellationToken);
    }

    static void CheckReason(string why)
    {
        var violations = new Violations();
        violations.Text("why", why, KeyStore.LongestReason);
        violations.ThrowIfAny();
    }

    // A frozen key changes nothing, so it thaws neither itself nor its accomplices.
    async Task<Guid> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        caller.RefuseIfFrozen();
        var parsed = Ids.Parse(id, "id");
        await ReadAsync(parsed, caller, cancellationToken);
        return parsed;
    }

    async Task<Key> ReadAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        await rows.FindAsync(id, caller, cancellationToken) ?? throw Refusal.NotFound("key", id.ToString());
}
