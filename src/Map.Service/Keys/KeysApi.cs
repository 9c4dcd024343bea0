namespace Map.Service.Keys;

/// <summary>The calls of KeysService.</summary>
public sealed class KeysApi(CreateKey createKey, ChangeKey changeKey, ListKeys listKeys) : KeysService.KeysServiceBase
{
    public override Task<CreateKeyResponse> CreateKey(CreateKeyRequest request, ServerCallContext context) =>
        createKey.RunAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Key> CloseKey(CloseKeyRequest request, ServerCallContext context) =>
        changeKey.CloseAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Key> FreezeKey(FreezeKeyRequest request, ServerCallContext context) =>
        changeKey.FreezeAsync(request, context.Caller(), context.CancellationToken);

    public override Task<Key> ThawKey(ThawKeyRequest request, ServerCallContext context) =>
        changeKey.ThawAsync(request, context.Caller(), context.CancellationToken);

    public override Task<ListKeysResponse> ListKeys(ListKeysRequest request, ServerCallContext context) =>
        listKeys.RunAsync(request, context.Caller(), context.CancellationToken);
}
