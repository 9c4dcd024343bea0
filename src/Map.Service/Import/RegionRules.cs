using System.Text.RegularExpressions;
using NetTopologySuite.Operation.Valid;

namespace Map.Service.Import;

/// <summary>What must hold for a region.</summary>
static partial class RegionRules
{
    public static void Check(RegionDraft region, Func<string, bool> isRegion, ICollection<ImportProblem> problems)
    {
        if (!CodeForm().IsMatch(region.Code))
            Refuse("code", $"\"{region.Code}\" is not a code; as GB, GB-KEN or UKI.");
        else if (!IsNuts(region.Code) && !CountryCodes.IsAssigned(region.Code[..2]))
            Refuse("code", CountryCodes.Unknown(region.Code[..2]));
        var violations = new Violations();
        violations.Text("name", region.Name, 200);
        foreach (var (language, name) in region.Names)
        {
            violations.Language("names", language);
            violations.Text("names", name, 200);
        }

        foreach (var violation in violations.Found)
            Refuse(violation.Field, violation.Description);
        if (region.Kind == RegionKind.Unspecified)
            Refuse("kind", "is not known; one of country, nation, region, subdivision.");
        if (region.Parent is not null && (region.Parent == region.Code || !isRegion(region.Parent)))
            Refuse("parent", $"\"{region.Parent}\" is not another region; the code of one, or null for a country.");
        var box = region.Boundary.EnvelopeInternal;
        if (region.Boundary.IsEmpty || !new[] { box.MinX, box.MaxX }.All(PositionRules.IsLongitude)
            || !new[] { box.MinY, box.MaxY }.All(PositionRules.IsLatitude))
            Refuse("geometry", "is empty or leaves the earth; longitude -180 to 180, then latitude -90 to 90.");
        else if (new IsValidOp(region.Boundary).ValidationError is { } error)
            Refuse("geometry", $"is not valid near {error.Coordinate.X}, {error.Coordinate.Y}: {error.Message}; rings must not cross.");

        void Refuse(string column, string what) => problems.Add(new ImportProblem(region.File, region.Line, column, what));
    }

    // England's regions have no code of ISO 3166.
    static bool IsNuts(string code) => code.Length == 3;

    [GeneratedRegex(@"^([A-Z]{2}(-[A-Z0-9]{1,3})?|UK[A-Z])\z")]
    private static partial Regex CodeForm();
}
