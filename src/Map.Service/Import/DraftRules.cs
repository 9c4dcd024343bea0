using Map.Service.Organisations;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;

namespace Map.Service.Import;

/// <summary>Checks drafts by the rules of the contract, and that what they refer to exists in the files or the database.</summary>
sealed class DraftRules(Drafts drafts, KnownKeys known)
{
    readonly HashSet<(string, int, string)> refused = [.. drafts.Problems.Select(problem => (problem.File, problem.Line, problem.Column))];

    public void Check()
    {
        foreach (var region in drafts.Regions.Values)
            RegionRules.Check(region, IsRegion, drafts.Problems);

        foreach (var organisation in drafts.OrganisationRows)
            Check(organisation);

        var vocabulary = new PlaceVocabulary(new HashSet<string>(), known.FacilityTypes, new HashSet<Guid>());
        foreach (var place in drafts.PlaceRows)
        {
            Check(place.Row, violations => PlaceRules.Check(place.Place, vocabulary, violations));
            if (known.Places.TryGetValue(place.Key, out var before) && before.Kind != place.Kind)
                Refuse(place.Row, "id",
                    $"\"{place.Key}\" is the id of a place of another kind, {before.Kind}, imported before; choose another.");
        }

        CheckInvolvements();
        foreach (var period in drafts.Periods)
            Check(period);
        CheckContacts();
        CheckCoverage();
    }

    void Check(OrganisationDraft organisation)
    {
        Check(organisation.Row, violations => OrganisationRules.Check(organisation.Organisation, violations));
        if (organisation.Parent is null)
            return;
        RefuseUnlessOrganisation(organisation.Row, "parent", organisation.Parent);

        var above = organisation;
        for (var steps = 0; above.Parent is { } parent && drafts.Organisations.TryGetValue(parent, out above); steps++)
        {
            if (above == organisation || steps > drafts.Organisations.Count)
            {
                Refuse(organisation.Row, "parent",
                    $"\"{organisation.Parent}\" belongs to \"{organisation.Key}\" itself; parents must not form a circle.");
                break;
            }
        }
    }

    void CheckInvolvements()
    {
        var lines = new Dictionary<Guid, CsvRow>();
        foreach (var draft in drafts.Involvements)
        {
            var site = draft.Column == "visits_or_covers_sites" ? draft.Column : draft.Row.Format == FileFormat.Operates ? "site" : "id";
            RefuseUnlessSite(draft.Row, site, draft.Site);
            if (draft.Column != "visits_or_covers_sites")
                RefuseUnlessOrganisation(draft.Row, draft.Column, draft.Organisation);
            if (!lines.TryAdd(draft.Id, draft.Row))
                Refuse(draft.Row, draft.Column, $"{SaysTheSameAs(lines[draft.Id])}; every involvement once.");

            var involvement = draft.Involvement;
            Check(draft.Row, violations =>
            {
                violations.Span("", ("from", involvement.HasFrom, involvement.From), ("to", involvement.HasTo, involvement.To));
                violations.Source("source", involvement.Source);
                if (involvement.HasNote) violations.Text("notes", involvement.Note, 1000);
            });
        }
    }

    void Check(PeriodDraft draft)
    {
        RefuseUnlessSite(draft.Row, "site", draft.Site);
        var period = draft.Period;
        if (!period.HasFrom && !period.HasTo)
            Refuse(draft.Row, "from", "is empty, and so is to; at least one of them.");
        Check(draft.Row, violations =>
        {
            violations.Span("", ("from", period.HasFrom, period.From), ("to", period.HasTo, period.To));
            violations.Source("source", period.Source);
        });
    }

    void CheckContacts()
    {
        var counts = new Dictionary<string, int>();
        foreach (var (row, place, contact) in drafts.Contacts)
        {
            if (place.Length > 0 && KindOf(place) is null)
                Refuse(row, "place", $"\"{place}\" is not a place; the id of a row of another file, imported with this file or before.");
            if ((counts[place] = counts.GetValueOrDefault(place) + 1) > ContactRules.Most)
                Refuse(row, "place", $"\"{place}\" has more than {ContactRules.Most} contacts; at most that many.");
            Check(row, violations => ContactRules.Check(violations, "", contact));
        }
    }

    void CheckCoverage()
    {
        var lines = new Dictionary<(string, string), CsvRow>();
        foreach (var (row, group, region) in drafts.Coverage)
        {
            if (KindOf(group) is not PlaceKind.SupportGroup)
                Refuse(row, "group",
                    $"\"{group}\" is not a support group; the id of a row of support_groups.csv, imported with this file or before.");
            if (!IsRegion(region))
                Refuse(row, "region", $"\"{region}\" is not a region; a code such as GB, GB-KEN or FR-62.");
            if (!lines.TryAdd((group, region), row))
                Refuse(row, "region", $"{SaysTheSameAs(lines[(group, region)])}; every region once.");
        }
    }

    static string SaysTheSameAs(CsvRow row) => $"says the same as line {row.Line} of {row.File}";

    bool IsRegion(string code) => drafts.Regions.ContainsKey(code) || known.Regions.Contains(code);

    PlaceKind? KindOf(string key)
    {
        if (drafts.Places.TryGetValue(key, out var draft))
            return draft.Kind;
        return known.Places.TryGetValue(key, out var place) ? place.Kind : null;
    }

    void RefuseUnlessSite(CsvRow row, string column, string key)
    {
        if (key.Length > 0 && KindOf(key) is not (PlaceKind.DetentionCentre or PlaceKind.ReportingCentre))
            Refuse(row, column, $"\"{key}\" is not a site; the id of a row of detention_centres.csv or reporting_centres.csv, "
                + "imported with this file or before.");
    }

    void RefuseUnlessOrganisation(CsvRow row, string column, string key)
    {
        if (key.Length > 0 && !drafts.Organisations.ContainsKey(key) && !known.Organisations.ContainsKey(key))
            Refuse(row, column, $"\"{key}\" is not an organisation; the id of a row of organisations.csv or support_groups.csv, "
                + "imported with this file or before, or a name in organisation_names.csv.");
    }

    void Check(CsvRow row, Action<Violations> rules)
    {
        var violations = new Violations();
        rules(violations);
        foreach (var violation in violations.Found)
            Refuse(row, ColumnOfField.Of(violation.Field.TrimStart('.'), row.Format), violation.Description);
    }

    // One problem for each field: a word that could not be read is not reported as missing, too.
    void Refuse(CsvRow row, string column, string what)
    {
        if (refused.Add((row.File, row.Line, column)))
            row.Refuse(column, what);
    }
}
