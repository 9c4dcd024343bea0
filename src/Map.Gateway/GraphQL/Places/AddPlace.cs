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
        return new(await service.CreatePlaceAsync(request, cancellationToken: cancellation));
    }
}

/// <summary>The result of adding a place.</summary>
public sealed class AddPlacePayload(V1.Place message)
{
    /// <summary>The place as it was saved. Everybody sees it at once if a reviewer added it, or if the map says so for contributors.</summary>
    public Place Place => Place.Of(message);

    internal V1.Place Message => message;
}
