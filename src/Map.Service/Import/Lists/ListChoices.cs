using System.Globalization;
using Map.Columns;

namespace Map.Service.Import.Lists;

/// <summary>Which rows of a list are imported.</summary>
sealed class ListChoices
{
    const string All = "all";

    /// <summary>The codes of warnings: rows with one are not imported unless it is accepted.</summary>
    public static readonly IReadOnlyList<string> Warnings =
    [
        "outside_country", "swapped", "null_island", "at_sea", "precision_too_fine", "same_row_twice", "another_place", "changed_since",
        "venue_proposed", "venue_in_text", "time_elsewhere",
    ];

    readonly HashSet<string> accepted;
    readonly HashSet<long> acceptedLines;
    readonly HashSet<ImportOutcome> leftOut;
    readonly HashSet<long> leftOutLines;
    readonly bool addsTwins;

    ListChoices(IEnumerable<string> accept, IEnumerable<string> leaveOut, bool addsTwins)
    {
        accepted = [.. accept.Where(text => !IsLine(text, out _))];
        acceptedLines = [.. Lines(accept)];
        leftOut = [.. leaveOut.Where(text => !IsLine(text, out _)).Select(Words.Find<ImportOutcome>)];
        leftOutLines = [.. Lines(leaveOut)];
        this.addsTwins = addsTwins;
    }

    /// <exception cref="Refusal">Something that is no line is no warning or outcome either, or a default is of no field.</exception>
    public static ListChoices Of(ImportOptions options)
    {
        var violations = new Violations();
        foreach (var field in options.Defaults.Keys)
            if (Fields.Of(field) is null)
                violations.Add($"options.defaults[{field}]", $"is no field of a list; one of {string.Join(", ", Fields.All.Select(known => known.Name))}.");
        return Chosen(options, violations);
    }

    /// <summary>The same, without what is said of the fields.</summary>
    public static ListChoices Chosen(ImportOptions options) => Chosen(options, new());

    static ListChoices Chosen(ImportOptions options, Violations violations)
    {
        for (var i = 0; i < options.Accept.Count; i++)
            if (!IsLine(options.Accept[i], out _) && options.Accept[i] != All && !Warnings.Contains(options.Accept[i]))
                violations.Add($"options.accept[{i}]", $"{Quote.Of(options.Accept[i])} is neither a line nor a warning; all, or one of {string.Join(", ", Warnings)}.");
        for (var i = 0; i < options.LeaveOut.Count; i++)
            if (!IsLine(options.LeaveOut[i], out _) && Words.Find<ImportOutcome>(options.LeaveOut[i]) == ImportOutcome.Unspecified)
                violations.Add($"options.leave_out[{i}]", $"{Quote.Of(options.LeaveOut[i])} is neither a line nor an outcome; one of "
                    + $"{string.Join(", ", Words.Values<ImportOutcome>().Select(outcome => Words.Of(outcome)))}.");
        violations.ThrowIfAny();
        return new(options.Accept, options.LeaveOut, options.AddTwins);
    }

    /// <summary>What becomes of a row whose notes are complete.</summary>
    /// <param name="row">The row.</param>
    /// <param name="outcome">What would become of it without notes: new, changed, unchanged, suggested before, or merged, which is left out.</param>
    public ImportOutcome Decide(ListRow row, ImportOutcome outcome) => Decide(row.Line, row.Notes, row.Twin is { Band: SimilarityBand.Same }, outcome);

    /// <param name="line">Of the row.</param>
    /// <param name="notes">All of its notes.</param>
    /// <param name="isTwin">Whether it is likely on the map already.</param>
    /// <param name="outcome">As above.</param>
    public ImportOutcome Decide(long line, IReadOnlyList<RowNote> notes, bool isTwin, ImportOutcome outcome)
    {
        if (leftOutLines.Contains(line)) return ImportOutcome.LeftOut;
        var found = Found(line, notes, isTwin, outcome);
        return leftOut.Contains(found) ? ImportOutcome.LeftOut : found;
    }

    ImportOutcome Found(long line, IReadOnlyList<RowNote> notes, bool isTwin, ImportOutcome outcome) =>
        notes.Any(note => note.Effect == ImportNoteEffect.Wrong) ? ImportOutcome.Wrong
        : outcome is ImportOutcome.Unfinished or ImportOutcome.LeftOut or ImportOutcome.Unchanged or ImportOutcome.Suggested ? outcome
        : notes.Any(note => note.Effect == ImportNoteEffect.Warning && !IsAccepted(line, note)) ? ImportOutcome.Warned
        : outcome == ImportOutcome.New && isTwin && !addsTwins ? ImportOutcome.Twin
        : outcome;

    bool IsAccepted(long line, RowNote note) => accepted.Contains(All) || accepted.Contains(note.Code) || acceptedLines.Contains(line);

    static IEnumerable<long> Lines(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            if (IsLine(text, out var line)) yield return line;
    }

    static bool IsLine(string text, out long line) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out line);
}
