namespace Map.Gateway.GraphQL.Places;

/// <summary>The mutation that adds a place.</summary>
[ExtendObjectType(typeof(Mutation))]
public sealed class AddPlace
{
    /// <summary>Adds a place. Needs the key of a contributor for the region that it lies in.</summary>
    /// <param name="input">The place.</param>
    public async Task<AddPlacePayload> AddPlaceAsync(
        AddPlaceInput input, [Service] V1.PlacesService.PlacesServiceClient service, CancellationToken cancellation)
    {
        var request = new V1.CreatePlaceRequest { Place = input.ToMessage() };
        if (input.RequestId is { } requestId)
            request.RequestId = requestId.ToString("D");
        return new() { Place = Place.Of(await service.CreatePlaceAsync(request, cancellationToken: cancellation)) };
    }
}

/// <summary>The result of adding a place.</summary>
public sealed class AddPlacePayload
{
    /// <summary>The place as it was saved.</summary>
    public required Place Place { get; init; }
}
