using Map.Service.Tests.Log.ChangeFeed;
using Map.V1;
using NetTopologySuite.Geometries;

namespace Map.Service.Tests.Paging;

/// <summary>Adds, renames, moves, closes, hides and deletes places.</summary>
sealed class PlaceWriter(Editor editor, Random random) : Writer(random)
{
    protected override Task<Guid> AddAsync() => editor.AddAsync(Name(Random), published: Random.Next(4) > 0, place =>
    {
        place.ExactPosition = Anywhere();
        place.Precision = Precision.Building;
    });

    protected override Task ChangeAsync(Guid id) => editor.EditAsync(id, place =>
    {
        switch (Random.Next(6))
        {
            case 0: place.Published = !place.Published; break;
            case 1: place["note"] = $"{Random.Next()}"; break;
            case 2: place.Status = place.Status == PlaceStatus.Open ? PlaceStatus.Closed : PlaceStatus.Open; break;
            case 3: place.Precision = place.Precision == Precision.Building ? Precision.Region : Precision.Building; break;
            case 4: place.ExactPosition = Anywhere(); break;
            default: place.Name = Name(Random); break;
        }
    });

    protected override Task DeleteAsync(Guid id) => editor.DeleteAsync(id);

    Point Anywhere() => new(Random.Next(-90, 91) / 10.0, Random.Next(-90, 91) / 10.0) { SRID = 4326 };
}
