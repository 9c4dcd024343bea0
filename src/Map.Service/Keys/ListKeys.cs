namespace Map.Service.Keys;

/// <summary>The keys that an admin manages, newest first, by a keyset on their ids.</summary>
public sealed class ListKeys(KeyRows rows)
{
    public async Task<ListKeysResponse> RunAsync(ListKeysRequest request, Caller caller, CancellationToken cancellationToken)
    {
        KeyRights.RequireAdmin(caller);
        var violations = new Violations();
        var size = PageSize.Check(request.HasPageSize, request.PageSize, 100, violations);
        violations.ThrowIfAny();
        var fingerprint = QueryFingerprint.Of(request);
        var cursor = fingerprint.Read<KeyCursor>(request.PageToken);
        var keys = await rows.ListAsync(caller, request.IncludeClosed, cursor?.Id, size + 1, cancellationToken);

        var response = new ListKeysResponse();
        if (Page.Fill(response.Results, keys, size, ResultOf)) response.NextPageToken = response.Results[^1].PageToken;
        return response;

        KeyResult ResultOf(Key key) => new() { Key = key, PageToken = fingerprint.TokenAfter(new KeyCursor(Guid.Parse(key.Id))) };
    }
}
