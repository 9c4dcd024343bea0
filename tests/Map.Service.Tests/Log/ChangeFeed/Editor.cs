using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.Testing.Running;
using Map.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Change = Map.V1.Change;

namespace Map.Service.Tests.Log.ChangeFeed;

/// <summary>Changes places the way the service does: with their revisions.</summary>
sealed class Editor(PlacesServer server)
{
    public async Task<Guid> AddAsync(string name, bool published = true, Action<PlaceEntity>? set = null)
    {
        var id = Guid.NewGuid();
        await SaveAsync(context =>
        {
            var place = new PlaceEntity { Id = id, Name = name, Kind = PlaceKind.Office, Status = PlaceStatus.Open, Published = published };
            set?.Invoke(place);
            context.Add(place);
            return Task.CompletedTask;
        });
        return id;
    }

    public Task EditAsync(Guid id, Action<PlaceEntity> edit) =>
        SaveAsync(async context => edit(await context.Places.Include(place => place.Contacts).SingleAsync(place => place.Id == id)));

    public Task DeleteAsync(Guid id) =>
        SaveAsync(async context => context.Remove(await context.Places.SingleAsync(place => place.Id == id)));

    /// <summary>What a page of changes says, one line for each: kind and name, or for what is removed only the id.</summary>
    public static string[] Lines(IEnumerable<Change> changes) =>
        [.. changes.Select(change => change.Place is { } place ? $"{change.Kind} {place.Name}" : $"{change.Kind} {change.PlaceId}")];

    public async Task SaveAsync(Func<MapDbContext, Task> change)
    {
        var contexts = server.Services.GetRequiredService<IDbContextFactory<MapDbContext>>();
        await using var context = await contexts.CreateDbContextAsync();
        context.Author = new Author("test");
        await change(context);
        await context.SaveChangesAsync();
    }
}
