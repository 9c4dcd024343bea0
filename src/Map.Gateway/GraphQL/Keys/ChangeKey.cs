using Map.Gateway.GraphQL.Relay;

namespace Map.Gateway.GraphQL.Keys;

/// <summary>The mutations that close, freeze and thaw a key.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class ChangeKey
{
    /// <summary>Closes a key for good. Needs the key of an admin.</summary>
    /// <param name="id">The key.</param>
    public async Task<KeyPayload> CloseKeyAsync(
        [GraphQLType(typeof(NonNullType<IdType>))] string id,
        [Service] V1.KeysService.KeysServiceClient service,
        CancellationToken cancellation) =>
        KeyPayload.Of(await service.CloseKeyAsync(new() { Id = IdOf(id) }, cancellationToken: cancellation));

    /// <summary>Freezes a key: it still reads, and changes nothing until it is thawed. Needs the key of an admin, or of a reviewer for that
    /// of a contributor.</summary>
    /// <param name="id">The key.</param>
    /// <param name="why">Why, at most 500 characters. Its holder reads it, and it is in the log of admins.</param>
    public async Task<KeyPayload> FreezeKeyAsync(
        [GraphQLType(typeof(NonNullType<IdType>))] string id,
        string why,
        [Service] V1.KeysService.KeysServiceClient service,
        CancellationToken cancellation) =>
        KeyPayload.Of(await service.FreezeKeyAsync(new() { Id = IdOf(id), Why = why }, cancellationToken: cancellation));

    /// <summary>Thaws a frozen key. Needs another key: that of an admin, or of a reviewer for that of a contributor.</summary>
    /// <param name="id">The key.</param>
    /// <param name="why">Why, at most 500 characters. It is in the log of admins.</param>
    public async Task<KeyPayload> ThawKeyAsync(
        [GraphQLType(typeof(NonNullType<IdType>))] string id,
        string why,
        [Service] V1.KeysService.KeysServiceClient service,
        CancellationToken cancellation) =>
        KeyPayload.Of(await service.ThawKeyAsync(new() { Id = IdOf(id), Why = why }, cancellationToken: cancellation));

    static string IdOf(string id) => GlobalId.Require(id, "id", Key.TypeName).Value;
}

/// <summary>The result of closing, freezing or thawing a key.</summary>
public sealed class KeyPayload
{
    /// <summary>The key as it is now.</summary>
    public required Key Key { get; init; }

    internal static KeyPayload Of(V1.Key key) => new() { Key = new(key) };
}
