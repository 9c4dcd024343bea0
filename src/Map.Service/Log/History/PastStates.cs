namespace Map.Service.Log.History;

/// <summary>The states of one thing, told as revisions: those in which something changed that the caller may see.</summary>
static class PastStates
{
    /// <param name="servers">Where to read.</param>
    /// <param name="select">Selects the states before a revision, newest first, at most so many: the columns of <see cref="PastRow"/>, and the state as text.</param>
    /// <param name="fields">The fields of a state.</param>
    /// <param name="before">The revision before which to begin.</param>
    /// <param name="wanted">How many revisions at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<List<Revision>> ReadAsync(
        MapServers servers, Func<long, int, Statement> select, Func<string, PastFields> fields, long before, int wanted, CancellationToken cancellationToken)
    {
        var revisions = new List<Revision>();
        while (true)
        {
            // One more than wanted, because each is compared with the one before it.
            var rows = await servers.ForReading.ReadAllAsync(
                select(before, wanted + 1), row => (Past: PastRow.Read(row), Fields: fields(row.GetString(PastRow.Count))), cancellationToken);
            var isEnd = rows.Count <= wanted;
            for (var i = 0; i < rows.Count - (isEnd ? 0 : 1) && revisions.Count < wanted; i++)
            {
                if (i + 1 == rows.Count) revisions.Add(rows[i].Past.With(RevisionKind.Added, rows[i].Fields.Since(null)));
                else if (rows[i].Fields.Since(rows[i + 1].Fields).ToList() is { Count: > 0 } changes)
                    revisions.Add(rows[i].Past.With(RevisionKind.Updated, changes));
            }

            if (isEnd || revisions.Count == wanted) return revisions;
            before = rows[^2].Past.Number;
        }
    }
}
