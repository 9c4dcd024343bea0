using Map.Gazetteer;
using Map.Service.Localities;
using Map.Service.Storage;

namespace Map.Service.Tests.Localities;

/// <summary>The real gazetteer, with the regions of the seed.</summary>
public sealed class SeededAtlas : IAsyncLifetime
{
    readonly SeededDatabase database = new();

    internal Atlas Atlas { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        using var current = new CurrentAtlas(MapServers.Only(database.Source));
        Atlas = await current.GetAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => database.DisposeAsync();

    internal IReadOnlyList<Hit> Search(string text, Point? near = null, int most = 5) => new Map.Gazetteer.Search(Atlas, near, most).Run(text);

    /// <summary>The label in English of each that is found.</summary>
    internal List<string> Labels(string text, Point? near = null) =>
    [
        .. Search(text, near).Select(hit => LocalityMessage.Of(hit, Atlas))
            .Select(locality => string.Join(", ", locality.Within.Select(area => area.Name).Prepend(locality.Name))),
    ];
}
