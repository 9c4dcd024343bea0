using System.Globalization;

namespace Map.Bench.Load;

/// <summary>Memory and processor time that a server has used since it started.</summary>
/// <param name="Bytes">Allocated bytes.</param>
/// <param name="Cpu">User and kernel time of all threads.</param>
public readonly record struct ServerUsage(long Bytes, TimeSpan Cpu)
{
    const string Path = "/usage";

    public static ServerUsage operator -(ServerUsage after, ServerUsage before) =>
        new(after.Bytes - before.Bytes, after.Cpu - before.Cpu);

    /// <summary>Adds the endpoint that reports the usage.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, context =>
        context.Response.WriteAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{GC.GetTotalAllocatedBytes(precise: true)} {Environment.CpuUsage.TotalTime.Ticks}")));

    public static async Task<ServerUsage> OfAsync(HttpClient server)
    {
        var numbers = (await server.GetStringAsync(new Uri(Path, UriKind.Relative))).Split(' ');
        return new(
            long.Parse(numbers[0], CultureInfo.InvariantCulture), new(long.Parse(numbers[1], CultureInfo.InvariantCulture)));
    }
}
