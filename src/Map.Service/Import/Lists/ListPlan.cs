using System.Security.Cryptography;
using Google.Protobuf;
using Map.Columns;

namespace Map.Service.Import.Lists;

/// <summary>What an import of a list found, and what it does.</summary>
sealed class ListPlan(ImportOptions options, ListChoices choices, IReadOnlyList<ListTable> tables)
{
    const int RowsTold = 5_000;
    const int LinesTold = 100;
    const int TextsTold = 20;

    string? preview;

    public ImportOptions Options => options;

    public IReadOnlyList<ListRow> Rows { get; } = [.. tables.SelectMany(table => table.Rows)];

    /// <summary>Of the first table.</summary>
    public Mapping Mapping => tables[0].Mapping;

    /// <summary>Set by choices once it is known what would become of a row without them.</summary>
    public void Decide(ListRow row, ImportOutcome outcome) => row.Outcome = choices.Decide(row, outcome);

    /// <summary>The name of the import, as everybody is told of it.</summary>
    public string Name => string.Join(", ", tables.Select(table => table.Mapping.List).Distinct()) + $" ({options.FileName})";

    /// <summary>Names what was found: all that decides on what is written, but not what was chosen of it. Set once all rows are decided on.
    /// </summary>
    public string Preview() => preview ??= Hash();

    string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in Rows)
        {
            hash.AppendData(row.Place.ToByteArray());
            Add($"{row.Table.Mapping.List} {row.RowId} {row.PlaceId} {row.Twin?.Place.Id} {row.Twin?.Band} {string.Join(' ', row.Involvements)}");
            foreach (var note in row.Notes) Add(note.Code);
            foreach (var change in row.Changes) hash.AppendData(change.ToByteArray());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];

        void Add(string text) => hash.AppendData(System.Text.Encoding.UTF8.GetBytes(text));
    }

    /// <exception cref="Refusal">A row is wrong and not left out, or the preview was of something else.</exception>
    public void RefuseUnlessAsPreviewed()
    {
        if (options.HasPreview && Preview() != options.Preview)
            throw new Refusal(ErrorReason.Conflict,
                "The file, its mapping or the map is no longer what the preview was of, so nothing was written. Preview it again.");
        if (Rows.FirstOrDefault(row => row.Outcome == ImportOutcome.Wrong) is not { } first) return;
        var note = first.Notes.Find(found => found.Effect == ImportNoteEffect.Wrong)!;
        throw Refusal.Invalid("content",
            $"has {Rows.Count(row => row.Outcome == ImportOutcome.Wrong)} wrong row(s), so nothing was written; the first is line {first.Line}, {note.Column}: "
            + $"{note.Text} Mend them, or leave out wrong.");
    }

    public ImportResponse ToMessage() => new()
    {
        Preview = Preview(),
        Tables = { tables.Select(table => table.ToMessage()) },
        Counts = { Rows.CountBy(row => row.Outcome).OrderBy(pair => pair.Key).Select(pair => new OutcomeCount { Outcome = pair.Key, Rows = pair.Value }) },
        Notes = { tables.SelectMany(table => table.Questions).Concat(Notes()) },
        Rows = { Rows.Where(row => row.Outcome != ImportOutcome.Unchanged).Take(RowsTold).Select(ToMessage) },
        Published = Rows.Count(row => row.Outcome == ImportOutcome.New && row.IsPublished),
        Waiting = options.AsSuggestions ? 0 : Rows.Count(row => row.Outcome == ImportOutcome.New && !row.IsPublished),
        Suggested = options.AsSuggestions ? Rows.Count(row => row.IsWritten) : 0,
    };

    // The same in many rows is one line. What keeps rows out is told in each of its words, unless there are too many of them.
    IEnumerable<ImportNote> Notes() =>
        from row in Rows
        from note in row.Notes
        group (row, note) by (row.Table.Name, note.Code, note.Column, note.Effect) into kind
        from same in kind.Key.Effect == ImportNoteEffect.Wrong && kind.DistinctBy(pair => pair.note.Text).Count() <= TextsTold
            ? kind.GroupBy(pair => pair.note.Text) : kind.GroupBy(_ => "")
        orderby kind.Key.Effect descending, same.Count() descending, kind.Key.Code
        select new ImportNote
        {
            Code = kind.Key.Code, Table = kind.Key.Name, Column = kind.Key.Column, Effect = kind.Key.Effect, Text = same.First().note.Text,
            Rows = same.Select(pair => pair.row).Distinct().Count(), Lines = { same.Select(pair => pair.row.Line).Distinct().Take(LinesTold) },
        };

    static ImportedRow ToMessage(ListRow row)
    {
        var told = new ImportedRow
        {
            Table = row.Table.Name, Line = row.Line, Name = row.Place.Name, Outcome = row.Outcome, Changes = { row.Changes },
            Notes = { row.Notes.Select(note => note.Code).Distinct() },
        };
        if (row.Outcome == ImportOutcome.Twin) (told.PlaceId, told.Likelihood) = (row.Twin!.Place.Id, row.Twin.Likelihood);
        else if ((row.NewId ?? row.PlaceId) is { } id) told.PlaceId = id.ToString();
        return told;
    }
}
