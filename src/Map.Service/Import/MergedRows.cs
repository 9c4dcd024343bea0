using Microsoft.EntityFrameworkCore;

namespace Map.Service.Import;

/// <summary>Rows of files for what was merged into another since: they are left out, or an import would bring it back. An organisation that is
/// only named by other rows is the one that stayed.</summary>
static class MergedRows
{
    /// <summary>The ids of what stayed, by the keys of what went.</summary>
    public static async Task<Dictionary<string, Guid>> KeysAsync(MapDbContext context, string subject, CancellationToken cancellationToken) =>
        (await context.Database.SqlQuery<MergedKey>($"SELECT key AS \"Key\", survivor_id AS \"SurvivorId\" FROM redirect WHERE subject = {subject} AND key IS NOT NULL")
            .ToListAsync(cancellationToken)).ToDictionary(row => row.Key, row => row.SurvivorId);

    public static async Task LeaveOutAsync(MapDbContext context, Drafts drafts, CancellationToken cancellationToken)
    {
        foreach (var (key, survivor) in await KeysAsync(context, "place", cancellationToken))
        {
            if (drafts.Places.Remove(key, out var place))
            {
                drafts.PlaceRows.Remove(place);
                drafts.Warn(place.Row, "id", $"\"{key}\" was merged into the place {survivor}; its rows are left out.");
            }

            drafts.Involvements.RemoveAll(draft => draft.Site == key);
            drafts.Periods.RemoveAll(draft => draft.Site == key);
            drafts.Contacts.RemoveAll(draft => draft.Place == key);
            drafts.Coverage.RemoveAll(draft => draft.Group == key);
            drafts.Names.RemoveAll(draft => draft.IsOfPlace && draft.Key == key);
        }

        foreach (var (key, survivor) in await KeysAsync(context, "organisation", cancellationToken))
        {
            drafts.Names.RemoveAll(draft => draft.IsOfOrganisation && draft.Key == key);
            if (!drafts.Organisations.Remove(key, out var organisation)) continue;
            drafts.OrganisationRows.Remove(organisation);
            drafts.Warn(organisation.Row, "id", $"\"{key}\" was merged into the organisation {survivor}; its row is left out.");
        }
    }

    sealed record MergedKey(string Key, Guid SurvivorId);
}
