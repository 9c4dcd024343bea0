namespace Map.Service.Import;

/// <summary>The content of all files of one import, before any of it is checked against the database.</summary>
public sealed class Drafts(Vocabulary words, ICollection<ImportProblem> problems)
{
    public Vocabulary Words { get; } = words;

    public ICollection<ImportProblem> Problems { get; } = problems;

    /// <summary>What is odd, although it may be right.</summary>
    public ICollection<ImportProblem> Warnings { get; } = [];

    public Dictionary<string, PlaceDraft> Places { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, OrganisationDraft> Organisations { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RegionDraft> Regions { get; } = new(StringComparer.Ordinal);

    /// <summary>Every row, also those without an id, so that their other problems are reported, too.</summary>
    public List<PlaceDraft> PlaceRows { get; } = [];

    /// <inheritdoc cref="PlaceRows"/>
    public List<OrganisationDraft> OrganisationRows { get; } = [];

    public IReadOnlyList<FacilityTypeWord> FacilityTypes { get; init; } = [];

    public List<InvolvementDraft> Involvements { get; } = [];

    public List<PeriodDraft> Periods { get; } = [];

    public List<ContactDraft> Contacts { get; } = [];

    public List<CoverageDraft> Coverage { get; } = [];

    public List<NameDraft> Names { get; } = [];

    public List<SurveyDraft> Surveys { get; } = [];

    public void Add(PlaceDraft place)
    {
        PlaceRows.Add(place);
        if (place.Key.Length > 0 && !Places.TryAdd(place.Key, place))
            Twice(place.Row, place.Key, Places[place.Key].Row);
    }

    public void Add(OrganisationDraft organisation)
    {
        OrganisationRows.Add(organisation);
        if (organisation.Key.Length > 0 && !Organisations.TryAdd(organisation.Key, organisation))
            Twice(organisation.Row, organisation.Key, Organisations[organisation.Key].Row);
    }

    public void Add(RegionDraft region)
    {
        if (!Regions.TryAdd(region.Code, region))
            Problems.Add(new ImportProblem(region.File, region.Line, "code",
                $"\"{region.Code}\" is also that of line {Regions[region.Code].Line} of {Regions[region.Code].File}; every code once."));
    }

    public void Warn(FileRow row, string column, string what) => Warnings.Add(new ImportProblem(row.File, row.Line, column, what));

    static void Twice(FileRow row, string key, FileRow first) =>
        row.Refuse("id", $"\"{key}\" is also that of line {first.Line} of {first.File}; every id once.");
}
