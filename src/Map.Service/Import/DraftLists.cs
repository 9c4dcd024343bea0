using Map.Service.Places.Fields;

namespace Map.Service.Import;

/// <summary>Copies the rows of periods.csv, contacts.csv, coverage.csv and names.csv into what they belong to. What no row names stays, unless
/// the import is to replace.</summary>
sealed class DraftLists(MapDbContext context, ICollection<ImportProblem> problems, ImportMode mode)
{
    public void ApplyPeriods(PlaceEntity place, IReadOnlyList<PeriodDraft> drafts)
    {
        Period[] periods = [.. drafts.Select(draft => draft.Period)];
        if (mode == ImportMode.Replace)
            TimeFields.Write(place, periods, context, FileFormat.Periods.Name);
        else
            TimeFields.Merge(place, periods, context, FileFormat.Periods.Name,
                (row, period) => PeriodDraft.BoundOf(row.Opened, row.Closed)
                    == PeriodDraft.BoundOf(period.HasFrom ? period.From : null, period.HasTo ? period.To : null));

        foreach (var draft in drafts)
            if (place.Periods.Find(row => !IsOf(row, draft) && PeriodRules.Overlap(Message(row), draft.Period)) is { } other)
                Refuse(draft.Row, "from", $"overlaps with the period from {other.Opened} to {other.Closed}, which the map has or the file "
                    + "names; correct one of them. An import with --replace removes those that the file does not name.");
    }

    public void ApplyContacts(PlaceEntity place, IReadOnlyList<ContactDraft> drafts)
    {
        Contact[] contacts = [.. drafts.Select(draft => draft.Contact)];
        if (mode == ImportMode.Replace)
            ContactFields.Write(place, contacts, context);
        else
            ContactFields.Merge(place, contacts, context);
        if (place.Contacts.Count > ContactRules.Most)
            Refuse(drafts[^1].Row, "place", $"\"{drafts[^1].Place}\" would have {place.Contacts.Count} contacts; at most {ContactRules.Most}.");
    }

    public void ApplyCoverage(PlaceEntity group, IReadOnlyList<string> regions) => WhereaboutsFields.Write(
        group, mode == ImportMode.Replace ? regions : [.. regions.Union(group.Coverage.Select(row => row.RegionCode))]);

    public void ApplyNames<TRow>(List<TRow> rows, IReadOnlyList<NameDraft> drafts, Func<int, TRow> make) where TRow : class, IOtherName
    {
        OtherNames.Apply(rows, [.. drafts.Select(draft => draft.Name)], mode == ImportMode.Replace, make, context);
        if (rows.Count > OtherNameRules.Most)
            Refuse(drafts[^1].Row, "id", $"\"{drafts[^1].Key}\" would have {rows.Count} other names; at most {OtherNameRules.Most}.");
    }

    static bool IsOf(PeriodEntity row, PeriodDraft draft) => PeriodDraft.BoundOf(row.Opened, row.Closed) == draft.Bound;

    static Period Message(PeriodEntity row)
    {
        var period = new Period();
        if (row.Opened is not null) period.From = row.Opened;
        if (row.Closed is not null) period.To = row.Closed;
        return period;
    }

    void Refuse(FileRow row, string column, string what) => problems.Add(new ImportProblem(row.File, row.Line, column, what));
}
