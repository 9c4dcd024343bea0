using System.Text.Json.Nodes;
using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Feeds;

/// <summary>A map with the seed, and a gateway that lets a reader ask as much as it likes.</summary>
public sealed class FedMap : IAsyncLifetime
{
    internal SeededMap Map { get; } = new();

    internal TestGateway Gateway { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Map.InitializeAsync();
        Gateway = await Map.UnlimitedGatewayAsync();
    }

    public Task DisposeAsync() => Map.DisposeAsync();

    internal Edits Edits(int seed) => new(Map.Service, Map.Keys, seed);

    /// <summary>The features of places.geojson, as JSON.</summary>
    internal async Task<IEnumerable<string>> FeaturesAsync(string query = "") =>
        JsonNode.Parse(await Gateway.Http.GetStringAsync($"places.geojson{query}"))!["features"]!.AsArray().Select(feature => feature!.ToJsonString()).Order();
}
