using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Map.Service.Contributions.Edits;
using Map.Service.Contributions.Suggestions.Contents;

namespace Map.Service.Import.Lists;

/// <summary>The suggestion that a row of a list would make.</summary>
/// <param name="List">The name of the list.</param>
/// <param name="RowId">By which the row is known again in it.</param>
/// <param name="Request">As somebody would suggest it.</param>
/// <param name="Place">The place that it is about; null for a new one.</param>
/// <param name="Changes">What it changes.</param>
/// <param name="Said">What the row says, as JSON; null when it names its place itself.</param>
sealed record SuggestedRow(string List, string RowId, SuggestRequest Request, Guid? Place, IReadOnlyList<FieldChange> Changes, string? Said)
{
    const int LongestComment = 2_000;

    static readonly Dictionary<string, string> NoNames = [];

    /// <summary>Hash of what it would change: neither of where it is known from, nor of when.</summary>
    public byte[] Contents { get; } = HashOf(Request);

    /// <summary>By which it is known again.</summary>
    public (string, string, string) Key => (List, RowId, Convert.ToHexString(Contents));

    /// <summary>Of a row that would be written. Null when there is nothing that can be suggested: then the row says so.</summary>
    public static SuggestedRow? Of(ListRow row, ListPlan plan)
    {
        var request = new SuggestRequest { Comment = CommentOf(row, plan.Options), Sources = { row.Sources } };
        if (row.Outcome == ImportOutcome.New)
        {
            var place = row.Place.Clone();
            place.Sources.Clear();
            request.Change = new() { AddPlace = new() { Place = place } };
            return new(row.Table.Mapping.List, row.RowId, request, null, [.. FieldTexts.Between(null, row.Place, NoNames)], SaidBy(row));
        }

        if (!row.IsPublic)
        {
            row.Note("not_public", "-", "changes a place that waits for a reviewer itself; import the list again once everybody sees the place.");
            plan.Decide(row, ImportOutcome.LeftOut);
            return null;
        }

        // What a list says of its own sources is joined with those of the map when the suggestion is accepted.
        var mask = new FieldMask();
        mask.Paths.AddRange(PlaceFieldMask.Changed(row.Said!, row.Place).Where(field => field.Key.Write is not null).Select(field => field.Value)
            .Where(path => row.Table.IsExported || path != "sources"));
        if (mask.Paths.Count == 0)
        {
            plan.Decide(row, ImportOutcome.Unchanged);
            return null;
        }

        var edited = new Place().With(mask, row.Place);
        foreach (var contact in row.Reserved) edited.Contacts.Remove(contact);
        if (request.Sources.Count == 0) request.Sources.Add(CitedSource.OfWhole($"{plan.Options.FileName}, line {row.Line}"));
        request.Change = new() { UpdatePlace = new() { Id = row.PlaceId!.Value.ToString(), Revision = row.Revision, Place = edited, UpdateMask = mask } };
        var id = row.RowId.Length > 0 ? row.RowId : row.PlaceId.Value.ToString();
        return new(row.Table.Mapping.List, id, request, row.PlaceId, row.Changes, SaidBy(row));
    }

    /// <summary>What no suggestion may have.</summary>
    public IReadOnlyList<Google.Rpc.BadRequest.Types.FieldViolation> Faults()
    {
        var violations = new Violations();
        violations.PlainText(Request);
        return violations.Found;
    }

    static string? SaidBy(ListRow row) => row.Table.IsExported ? null : JsonFormatter.Default.Format(row.Place);

    static string CommentOf(ListRow row, ImportOptions options)
    {
        var warned = row.Notes.Where(note => note.Effect == ImportNoteEffect.Warning).Select(note => $" {note.Column} {note.Text}");
        // A suggestion of a place has no involvements.
        string[] names = [.. row.Listed.Operators, .. row.Listed.Authorities];
        var running = names.Length == 0 ? "" : $" Run by: {string.Join(", ", names)}; add that when the place is there.";
        var comment = $"Line {row.Line} of the list {row.Table.Mapping.List} ({options.FileName}).{running}{string.Concat(warned)}";
        return comment.Length <= LongestComment ? comment : comment[..LongestComment];
    }

    static byte[] HashOf(SuggestRequest request)
    {
        var change = request.Change.Clone();
        if (change.UpdatePlace is { } update) update.Revision = 0;
        if (change.UpdateEvent is { } edit) edit.Revision = 0;
        if ((change.AddPlace?.Place ?? change.UpdatePlace?.Place) is { } place)
        {
            foreach (var period in place.Periods) period.Source = null;
            foreach (var capacity in place.DetentionCentre?.Capacities ?? []) capacity.Source = null;
        }

        return RequestDigest.Of([], change);
    }
}
