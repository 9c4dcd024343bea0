using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import;

/// <summary>Warns of positions that contradict their country. After saving, because the regions may come with the same import.</summary>
static class PositionWarnings
{
    public static async Task AddAsync(MapDbContext context, Drafts drafts, CancellationToken cancellationToken)
    {
        var placed = drafts.Places.Values.Where(draft => draft.Place.Position is not null).ToList();
        if (placed.Count == 0)
            return;
        var doubts = await PositionDoubts.OfAsync(
            (NpgsqlConnection)context.Database.GetDbConnection(),
            [.. placed.Select(draft => (draft.Place.Position, draft.Place.HasCountry ? draft.Place.Country : null))], cancellationToken);
        foreach (var (draft, doubt) in placed.Zip(doubts))
            if (doubt is { Text: var text })
                drafts.Warnings.Add(new ImportProblem(draft.Row.File, draft.Row.Line, "latitude", text));
    }
}
