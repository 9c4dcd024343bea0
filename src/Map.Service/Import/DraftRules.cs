using Map.Service.Organisations;
using Map.Service.Places.Fields;
using Map.Service.Places.Write;

namespace Map.Service.Import;

/// <summary>Checks drafts by the rules of the contract, and that what they refer to exists in the files or the database.</summary>
/// <param name="drafts">The drafts.</param>
/// <param name="known">What the database has.</param>
/// <param name="today">The day by UTC, which dates are compared with.</param>
sealed class DraftRules(Drafts drafts, KnownKeys known, DateOnly today)
{
    const int LongestKey = 100;

    readonly Dictionary<(string, string), FileRow> periodLines = [];
    readonly HashSet<(string, int, string)> refused = [.. drafts.Problems.Select(problem => (problem.File, problem.Line, problem.Column))];

    public void Check()
    {
        foreach (var region in drafts.Regions.Values)
        {
            RegionRules.Check(region, IsRegion, drafts.Problems);
            if (Trees.IsInCircle(region.Code, ParentOfRegion))
                drafts.Problems.Add(new ImportProblem(region.File, region.Line, "parent",
                    $"\"{region.Parent}\" is a part of \"{region.Code}\" itself; parents must not form a circle."));
        }

        foreach (var organisation in drafts.OrganisationRows)
            Check(organisation);

        var vocabulary = new PlaceVocabulary(new HashSet<string>(), known.FacilityTypes, new HashSet<Guid>(), today);
        foreach (var place in drafts.PlaceRows)
        {
            Check(place.Row, violations =>
            {
                if (place.Key.Length > 0) violations.Text("id", place.Key, LongestKey);
                PlaceRules.Check(place.Place, vocabulary, violations);
                if (place.PositionSource is { } source) violations.Text("coord_source", source, 1000);
            });
            if (known.Places.TryGetValue(place.Key, out var before) && before.Kind != place.Kind)
                Refuse(place.Row, "id",
                    $"\"{place.Key}\" is the id of a place of another kind, {before.Kind}, imported before; choose another.");
        }

        CheckInvolvements();
        foreach (var period in drafts.Periods)
            Check(period);
        CheckContacts();
        CheckCoverage();
        CheckNames();
        CheckSurveys();
    }

    void Check(OrganisationDraft organisation)
    {
        Check(organisation.Row, violations =>
        {
            if (organisation.Key.Length > 0) violations.Text("id", organisation.Key, LongestKey);
            OrganisationRules.Check(organisation.Organisation, violations);
        });
        if (organisation.Parent is null)
            return;
        RefuseUnlessOrganisation(organisation.Row, "parent", organisation.Parent);
        if (Trees.IsInCircle(organisation.Key, ParentOfOrganisation))
            Refuse(organisation.Row, "parent",
                $"\"{organisation.Parent}\" belongs to \"{organisation.Key}\" itself; parents must not form a circle.");
    }

    // As the import will leave it: the files, and for what they do not have the database.
    string? ParentOfOrganisation(string key) => drafts.Organisations.TryGetValue(key, out var draft)
        ? draft.Parent : known.ParentOfOrganisation.GetValueOrDefault(key);

    string? ParentOfRegion(string code) => drafts.Regions.TryGetValue(code, out var draft)
        ? draft.Parent : known.ParentOfRegion.GetValueOrDefault(code);

    void CheckInvolvements()
    {
        var lines = new Dictionary<Guid, FileRow>();
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
                if (involvement.HasFrom) violations.Planned("from", involvement.From, today);
                if (involvement.HasTo) violations.Planned("to", involvement.To, today);
                violations.Source("source", involvement.Source);
                if (involvement.HasNote) violations.Text("notes", involvement.Note, 1000);
            });
        }
    }

    void Check(PeriodDraft draft)
    {
        RefuseUnlessSite(draft.Row, "site", draft.Site);
        var period = draft.Period;
        if (!periodLines.TryAdd((draft.Site, draft.Bound), draft.Row))
            Refuse(draft.Row, "from", $"{SaysTheSameAs(periodLines[(draft.Site, draft.Bound)])}; every period once.");
        if (!period.HasFrom && !period.HasTo)
            Refuse(draft.Row, "from", "is empty, and so is to; at least one of them.");
        Check(draft.Row, violations =>
        {
            violations.Span("", ("from", period.HasFrom, period.From), ("to", period.HasTo, period.To));
            if (period.HasFrom) violations.Planned("from", period.From, today);
            if (period.HasTo) violations.Planned("to", period.To, today);
            violations.Source("source", period.Source);
        });
    }

    void CheckContacts()
    {
        var lines = new Dictionary<(string, ContactKind, string), FileRow>();
        foreach (var (row, place, contact) in drafts.Contacts)
        {
            if (!lines.TryAdd((place, contact.Kind, contact.Value), row))
                Refuse(row, "value", $"{SaysTheSameAs(lines[(place, contact.Kind, contact.Value)])}; every contact of a place once.");
            if (place.Length > 0 && KindOf(place) is null)
                Refuse(row, "place", $"\"{place}\" is not a place; the id of a row of another file, imported with this file or before.");
            Check(row, violations => ContactRules.Check(violations, "", contact));
        }
    }

    void CheckCoverage()
    {
        var lines = new Dictionary<(string, string), FileRow>();
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

    void CheckNames()
    {
        var lines = new Dictionary<(string, (string, string)), FileRow>();
        foreach (var draft in drafts.Names)
        {
            if (draft.Of is { } file && draft.Key.Length > 0 && !Has(file, draft.Key))
                Refuse(draft.Row, "id", $"\"{draft.Key}\" is not the id of a row of {file.Name}, imported with this file or before.");
            var name = (draft.Key, OtherNameRules.KeyOf(draft.Name.Name, draft.Name.Language));
            if (!lines.TryAdd(name, draft.Row))
                Refuse(draft.Row, "name", $"{SaysTheSameAs(lines[name])}; every name once in a language.");
            Check(draft.Row, violations => OtherNameRules.Check(violations, "", draft.Name));
        }
    }

    bool Has(FileFormat file, string key) =>
        file == FileFormat.Organisations ? drafts.Organisations.ContainsKey(key) || known.Organisations.ContainsKey(key)
        : KindOf(key) == (file == FileFormat.SupportGroups ? PlaceKind.SupportGroup
            : file == FileFormat.DetentionCentres ? PlaceKind.DetentionCentre : PlaceKind.ReportingCentre);

    void CheckSurveys()
    {
        var lines = new Dictionary<(string, PlaceKind), FileRow>();
        foreach (var (row, region, survey) in drafts.Surveys)
        {
            if (region.Length > 0 && !IsRegion(region))
                Refuse(row, "region", $"\"{region}\" is not a region; a code such as GB, GB-KEN or FR-62.");
            if (survey.Extent is SurveyExtent.Partial or SurveyExtent.Systematic && survey.Source is null)
                Refuse(row, "source", "is empty; what was gone through, unless the extent is none.");
            if (survey.Kind != PlaceKind.Unspecified && !lines.TryAdd((region, survey.Kind), row))
                Refuse(row, "kind", $"{SaysTheSameAs(lines[(region, survey.Kind)])}; every kind of a region once.");
            Check(row, violations =>
            {
                if (survey.HasAsOf && violations.PartialDate("as_of", survey.AsOf) is not null) violations.Past("as_of", survey.AsOf, today);
                if (survey.HasNote) violations.Text("note", survey.Note, 1000);
                violations.Source("source", survey.Source);
            });
        }
    }

    static string SaysTheSameAs(FileRow row) => $"says the same as line {row.Line} of {row.File}";

    bool IsRegion(string code) => drafts.Regions.ContainsKey(code) || known.HasRegion(code);

    PlaceKind? KindOf(string key)
    {
        if (drafts.Places.TryGetValue(key, out var draft))
            return draft.Kind;
        return known.Places.TryGetValue(key, out var place) ? place.Kind : null;
    }

    void RefuseUnlessSite(FileRow row, string column, string key)
    {
        if (key.Length > 0 && KindOf(key) is not (PlaceKind.DetentionCentre or PlaceKind.ReportingCentre))
            Refuse(row, column, $"\"{key}\" is not a site; the id of a row of detention_centres.csv or reporting_centres.csv, "
                + "imported with this file or before.");
    }

    void RefuseUnlessOrganisation(FileRow row, string column, string key)
    {
        if (key.Length > 0 && !drafts.Organisations.ContainsKey(key) && !known.Organisations.ContainsKey(key))
            Refuse(row, column, $"\"{key}\" is not an organisation; the id of a row of organisations.csv or support_groups.csv, "
                + "imported with this file or before, or a name in organisation_names.csv.");
    }

    void Check(FileRow row, Action<Violations> rules)
    {
        var violations = new Violations();
        rules(violations);
        foreach (var violation in violations.Found)
            Refuse(row, ColumnOfField.Of(violation.Field.TrimStart('.'), row.Format), violation.Description);
    }

    // One problem for each field: a word that could not be read is not reported as missing, too.
    void Refuse(FileRow row, string column, string what)
    {
        if (refused.Add((row.File, row.Line, column)))
            row.Refuse(column, what);
    }
}
