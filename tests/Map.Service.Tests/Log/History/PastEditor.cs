using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.Testing.Running;
using Map.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;

namespace Map.Service.Tests.Log.History;

/// <summary>Changes one place after the other the way the service does, with everything that belongs to it.</summary>
sealed class PastEditor(PlacesServer server)
{
    public async Task<Guid> AddAsync(Action<PlaceEntity> set, Guid? id = null, Author? author = null)
    {
        var place = new PlaceEntity
        {
            Id = id ?? Guid.NewGuid(), Name = "A place", Kind = PlaceKind.SupportGroup, Status = PlaceStatus.Open, Published = true,
        };
        set(place);
        await SaveAsync(context => Task.FromResult(context.Add(place)), author);
        return place.Id;
    }

    public Task EditAsync(Guid id, Action<PlaceEntity> edit, Author? author = null) => SaveAsync(
        async context => edit(await context.Places
            .Include(place => place.Contacts).Include(place => place.Involvements).Include(place => place.Periods)
            .SingleAsync(place => place.Id == id)),
        author);

    public static Point At(double latitude, double longitude) => new(longitude, latitude) { SRID = 4326 };

    public static ContactEntity Contact(int ordinal, string value, ContactVisibility visibility) =>
        new() { Ordinal = ordinal, Kind = ContactKind.Email, Value = value, Visibility = visibility };

    async Task SaveAsync(Func<MapDbContext, Task> change, Author? author)
    {
        var contexts = server.Services.GetRequiredService<IDbContextFactory<MapDbContext>>();
        await using var context = await contexts.CreateDbContextAsync();
        context.Author = author ?? new Author("test");
        await change(context);
        await context.SaveChangesAsync();
    }
}
