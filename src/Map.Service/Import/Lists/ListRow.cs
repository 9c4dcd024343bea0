using Google.Protobuf;
using Map.Columns;
using Map.Sheets;

namespace Map.Service.Import.Lists;

/// <summary>A row of a list on its way to the map.</summary>
sealed class ListRow(ListTable table, ListedPlace listed, IReadOnlyList<Cell> cells)
{
    public ListTable Table => table;

    public long Line => listed.Line;

    public ListedPlace Listed => listed;

    /// <summary>As they are in the file.</summary>
    public IReadOnlyList<Cell> Cells => cells;

    /// <summary>What it says, and what was found out for it: where its town is, how precise its position is.</summary>
    public Place Place { get; private set; } = listed.Place;

    /// <summary>By which it is known again within its list.</summary>
    public string RowId { get; set; } = "";

    /// <summary>The place that it was imported as before, or that it names by its id.</summary>
    public Guid? PlaceId { get; set; }

    /// <summary>The place that it becomes.</summary>
    public Guid? NewId { get; set; }

    /// <summary>What it said then; null when it is compared with the map itself.</summary>
    public Place? Said { get; set; }

    /// <summary>The place as it is on the map; null of a new one.</summary>
    public Place? Now { get; private set; }

    /// <summary>Texts of contacts of the place that the caller may not see.</summary>
    public IReadOnlySet<string> Hidden { get; private set; } = new HashSet<string>();

    /// <summary>The number of the revision of its place that it was held against.</summary>
    public long Revision { get; private set; }

    /// <summary>Whether everybody sees its place.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Contacts of its place that not everybody sees.</summary>
    public IReadOnlyList<Contact> Reserved { get; private set; } = [];

    /// <summary>Where it is known from, by what it says itself; or else that it is in the list.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>Whether nothing but the list says where it is known from.</summary>
    public bool IsSourceAssumed { get; private set; }

    /// <summary>The likeliest place of the map that may be the same.</summary>
    public SimilarPlace? Twin { get; set; }

    /// <summary>Who runs it, of the organisations of the map.</summary>
    public List<(Guid Organisation, InvolvementRole Role)> Involvements { get; } = [];

    public ImportOutcome Outcome { get; set; }

    public bool IsPublished { get; set; }

    public List<FieldChange> Changes { get; } = [];

    public List<RowNote> Notes { get; } = [];

    public bool IsWritten => Outcome is ImportOutcome.New or ImportOutcome.Changed;

    /// <summary>The text of a column; empty when there is none.</summary>
    public string Text(string column) => table.IndexOf(column) is >= 0 and var index && index < cells.Count ? cells[index].Text : "";

    /// <summary>Says which place of the map it is of.</summary>
    public void Recognise(PlaceView view) =>
        (Now, Hidden, Revision, IsPublic, Reserved) = (view.Whole, view.Hidden, view.Whole.Revision, view.Whole.Published, view.Reserved);

    /// <summary>Says which place it is now, and how it would be.</summary>
    public void Compare(Place now, Place edited) => (Said, Place) = (now, edited);

    /// <summary>Takes what it says of where it is known from, or else that it is in the list.</summary>
    public void Cite(Source list)
    {
        IsSourceAssumed = Place.Sources.Count == 0;
        if (IsSourceAssumed) Place.Sources.Add(list);
        foreach (var source in Place.Sources) CitedSource.Link(source);
        Sources = [.. Place.Sources];
    }

    /// <summary>Says the same of where it is known from as before: the name of the file and the line are no news.</summary>
    public void CiteAsBefore()
    {
        var (now, before) = (Place.FirstForClaim(), Said!.FirstForClaim());
        foreach (var period in Place.Periods.Where(period => Equals(period.Source, now))) period.Source = before;
        foreach (var capacity in (Place.DetentionCentre?.Capacities ?? []).Where(capacity => Equals(capacity.Source, now))) capacity.Source = before;
        Place.Sources.Clear();
        Place.Sources.AddRange(Said!.Sources);
    }

    /// <summary>Makes of what it says a change of a place of the map: what it does not say stays.</summary>
    public void Overlay(Place place)
    {
        Said = place;
        var merged = place.Clone();
        // The sources of the map stay, and a message that is merged would add them again.
        var says = Place.Clone();
        says.Sources.Clear();
        ClearLists(merged, says);
        // Assumed where the list does not say it.
        if (says.Status == PlaceStatus.Unknown) says.Status = PlaceStatus.Unspecified;
        if (says.Confidence == Confidence.Medium) says.Confidence = Confidence.Unspecified;
        merged.MergeFrom(says);
        Place = merged;
    }

    // A list that is given replaces the one that is there; merging would join them.
    static void ClearLists(IMessage merged, IMessage says)
    {
        foreach (var field in says.Descriptor.Fields.InDeclarationOrder())
        {
            var value = field.Accessor.GetValue(says);
            if (field.IsRepeated && value is System.Collections.ICollection { Count: > 0 }) field.Accessor.Clear(merged);
            else if (!field.IsRepeated && value is IMessage inner && field.Accessor.GetValue(merged) is IMessage other) ClearLists(other, inner);
        }
    }

    public void Note(string code, string field, string text, ImportNoteEffect effect = ImportNoteEffect.None) =>
        Notes.Add(new(code, field == "-" ? field : table.ColumnOf(field), text, effect));

    /// <param name="code">One of <see cref="ListChoices.Warnings"/>, by which it is accepted.</param>
    /// <param name="field">The field that it is about.</param>
    /// <param name="text">What is odd, and what may be meant.</param>
    public void Warn(string code, string field, string text)
    {
        if (!ListChoices.Warnings.Contains(code)) throw new ArgumentException($"Nobody could accept {code}.", nameof(code));
        Note(code, field, text, ImportNoteEffect.Warning);
    }

    public void Refuse(string code, string field, string text) => Note(code, field, text, ImportNoteEffect.Wrong);
}
