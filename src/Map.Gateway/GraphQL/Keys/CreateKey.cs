using Map.Gateway.GraphQL.Mapping;

namespace Map.Gateway.GraphQL.Keys;

/// <summary>The mutation that makes a key.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class CreateKey
{
    /// <summary>Makes a key. Needs the key of an admin: one for regions makes keys for parts of these regions.</summary>
    /// <param name="input">The key.</param>
    public async Task<CreateKeyPayload> CreateKeyAsync(
        CreateKeyInput input, [Service] V1.KeysService.KeysServiceClient service, CancellationToken cancellation)
    {
        var request = new V1.CreateKeyRequest { Key = InputMessages.ToMessage<V1.Key>(input, "input") };
        var response = await service.CreateKeyAsync(request, cancellationToken: cancellation);
        return new() { Key = new(response.Key), Secret = response.Secret };
    }
}

/// <summary>A key to be made.</summary>
public sealed record CreateKeyInput
{
    /// <summary>What its holder may do.</summary>
    public required V1.KeyRole Role { get; init; }

    /// <summary>Codes of the regions that it is for, with all their parts, at most 100; for everywhere when left out.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>Whose key it is, at most 200 characters. Reviewers see it beside the changes made with the key.</summary>
    public required string Label { get; init; }

    /// <summary>When it ends by itself; it does not when left out.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}

/// <summary>The result of making a key.</summary>
public sealed class CreateKeyPayload
{
    /// <summary>The key.</summary>
    public required Key Key { get; init; }

    /// <summary>What its holder sends: `Authorization: Bearer SECRET`. It is shown only now; the map keeps its hash.</summary>
    public required string Secret { get; init; }
}
