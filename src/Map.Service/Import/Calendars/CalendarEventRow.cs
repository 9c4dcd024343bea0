using Map.Service.Import.Lists;

namespace Map.Service.Import.Calendars;

/// <summary>An event of a calendar on its way to the map.</summary>
sealed class CalendarEventRow(long line, string uid, string name)
{
    /// <summary>At which it begins in the file.</summary>
    public long Line => line;

    /// <summary>By which it is known again: the UID, of a single time that stands alone with its RECURRENCE-ID. Kept as a hash: some hold an address.</summary>
    public string Uid => uid;

    /// <summary>What the file calls it.</summary>
    public string Name => name;

    public int Sequence { get; set; }

    /// <summary>As it would be on the map.</summary>
    public Event Event { get; } = new();

    /// <summary>What the file says of where it is.</summary>
    public CalendarWhere Where { get; set; } = new();

    /// <summary>The event that it was imported as before.</summary>
    public Guid? EventId { get; set; }

    /// <summary>The number of the revision that it was held against.</summary>
    public long Revision { get; set; }

    /// <summary>The event that it becomes.</summary>
    public Guid? NewId { get; set; }

    /// <summary>What was imported before; null of a new one.</summary>
    public ListedEvent? Before { get; set; }

    /// <summary>The event of the map that it is likely the same as.</summary>
    public Guid? Twin { get; set; }

    /// <summary>How likely, 0 to 1.</summary>
    public double Likelihood { get; set; }

    public ImportOutcome Outcome { get; set; }

    public bool IsPublished { get; set; }

    /// <summary>Fields of Event that the calendar changes.</summary>
    public List<string> Fields { get; } = [];

    public List<FieldChange> Changes { get; } = [];

    public List<RowNote> Notes { get; } = [];

    public bool IsWritten => Outcome is ImportOutcome.New or ImportOutcome.Changed;

    public bool IsWrong => Notes.Exists(note => note.Effect == ImportNoteEffect.Wrong);

    /// <summary>Whether something that it needs is not said: it is unfinished.</summary>
    public bool IsUnfinished { get; set; }

    public void Note(string code, string property, string text) => Notes.Add(new(code, property, text, ImportNoteEffect.None));

    public void Warn(string code, string property, string text)
    {
        if (!ListChoices.Warnings.Contains(code)) throw new ArgumentException($"Nobody could accept {code}.", nameof(code));
        Notes.Add(new(code, property, text, ImportNoteEffect.Warning));
    }

    public void Refuse(string code, string property, string text) => Notes.Add(new(code, property, text, ImportNoteEffect.Wrong));

    /// <summary>Says what is missing.</summary>
    public void Miss(string code, string property, string text)
    {
        IsUnfinished = true;
        Note(code, property, text);
    }
}
