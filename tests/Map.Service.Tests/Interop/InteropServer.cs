using Map.Contract;
using Map.Service.Tests.Paging;
using Map.Testing.Running;

namespace Map.Service.Tests.Interop;

/// <summary>A service with what the foreign clients ask for: a place with a contact for contributors, more than 4 MB of places.</summary>
public sealed class InteropServer : IAsyncLifetime
{
    public PlacesServer Server { get; } = new() { IsQuiet = true };

    public string Address => $"127.0.0.1:{Server.Url.Port}";

    /// <summary>The secret of a contributor's key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The id of the place named "Übergang 🌍", which has a contact for contributors.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The file of <see cref="PublicDescriptors"/>.</summary>
    public string Descriptors { get; } = PublicDescriptors.Write();

    public async Task InitializeAsync()
    {
        await Server.InitializeAsync();
        var map = Server.Map;
        await map.RegionAsync("FR", "France", 0, 45, 5, 52);
        var place = await map.PlaceAsync("Übergang 🌍", 50, 2);
        await map.ContactAsync(place, "contributors@example.org", "contributors");
        Place = place.ToString();
        const int sources = 100;
        await map.AddSourcesAsync(sources);
        for (var i = 0; i < 8; i++) await map.LargePlaceAsync($"large {i}", i, sources);
        var metadata = await Server.KeyAsync(Role.Contributor, "FR");
        Key = metadata.GetValue("authorization")!;
    }

    public async Task DisposeAsync()
    {
        File.Delete(Descriptors);
        await Server.DisposeAsync();
    }

    /// <summary>Starts a program that asks, waits until its statements wait for a lock, goes on, and waits until they are gone.</summary>
    internal async Task AssertEndsStatementsAsync(Func<ForeignProgram> start, int statements, Func<ForeignProgram, Task> goOn)
    {
        // Something new, for what has not changed need not be read again.
        await Server.Map.PlaceAsync("new");
        await using var held = await Server.HoldAllAsync();
        using var program = start();
        await Server.UntilAsync(Sessions.Waiting, waiting => waiting == statements);

        await goOn(program);

        await Server.UntilAsync(Sessions.Waiting, waiting => waiting == 0);
        Assert.Empty(Server.Log.Errors);
    }
}
