using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace Map.Places.Hosting;

/// <summary><c>Map.Places health</c>: asks the service that runs here whether it serves. For the health check of a container.</summary>
static class HealthProbe
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>The exit code: 0 when it serves, 1 when not.</returns>
    public static async Task<int> RunAsync(Uri service, TimeProvider clock)
    {
        // It may listen on all addresses of the machine, of which this is the one that always answers.
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{service.Port}");
        try
        {
            var answer = await new Health.HealthClient(channel).CheckAsync(new(), deadline: clock.GetUtcNow().Add(Patience).UtcDateTime);
            await Console.Out.WriteLineAsync($"{answer.Status}");
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving ? 0 : 1;
        }
        catch (RpcException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.StatusCode}: {exception.Status.Detail}");
            return 1;
        }
    }
}
