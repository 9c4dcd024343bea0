using Grpc.Core;

namespace Map.Gateway.Tests.Hosting;

sealed class InventedRegionsService : V1.RegionsService.RegionsServiceBase
{
    public override Task<V1.BatchGetRegionsResponse> BatchGetRegions(V1.BatchGetRegionsRequest request, ServerCallContext context) =>
        Task.FromResult(new V1.BatchGetRegionsResponse
        {
            Regions =
            {
                request.Codes.Select(code => new V1.Region { Code = code, Name = "Region " + code, Kind = V1.RegionKind.Country }),
            },
        });
}
