using Map.Contract;
using Map.V1;

namespace Map.Service.Tests.Contributions.Histories;

public enum StepKind
{
    Update,
    Suggest,
    Publish,
    Involve,
    Organise,
    Merge,
    Import,
}

/// <summary>One change of a random history.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Number">Of a few: what is done twice with one number concerns the same thing.</param>
/// <param name="Given">The values that it sets.</param>
/// <param name="Mask">The fields of the place that it sets; empty for what is no update.</param>
/// <param name="Citation">Its source, which no other step has.</param>
/// <param name="Fields">What it touches: "field", or "record: field" of another record than the place; "record: *" is all of a record.</param>
public sealed record Step(StepKind Kind, int Number, Place Given, string Mask, string Citation, IReadOnlySet<string> Fields)
{
    static readonly StepKind[] Kinds = System.Enum.GetValues<StepKind>();

    public string Organisation => $"organisation {Number}";

    public string Merged => $"merged {Citation}";

    public InvolvementRole Role => (InvolvementRole)(Number + 1);

    public EditSummary Summary => new() { Comment = ToString(), Sources = { new Source { Citation = Citation } } };

    public bool Touches(string field) => Fields.Contains(field) || Fields.Contains($"{field.Split(": ")[0]}: *");

    public override string ToString() => Mask.Length > 0 ? $"{Kind} {Mask}" : $"{Kind} {Number}";

    /// <summary>Some changes, one of them of a kind.</summary>
    public static (IReadOnlyList<Step> Steps, int Chosen) Some(Random random, StepKind kind, bool isImported)
    {
        var steps = Enumerable.Range(0, random.Next(3, 12)).Select(_ => Make(random, Kinds[random.Next(Kinds.Length)], isImported)).ToList();
        var chosen = random.Next(steps.Count);
        steps[chosen] = Make(random, kind, isImported);
        return (steps, chosen);
    }

    /// <summary>The record that an import writes: the place itself if it came from an import.</summary>
    public static string ImportedRecord(int number, bool isImported) => isImported ? "" : $"import {number}";

    static Step Make(Random random, StepKind kind, bool isImported)
    {
        var (number, citation) = (random.Next(5), $"Source {random.Next(1_000_000_000)}");
        var role = $"involvement {Words.Of((InvolvementRole)(number + 1))}";
        return kind switch
        {
            StepKind.Publish => new(kind, number, new(), "", citation, Set("published")),
            StepKind.Involve => new(kind, number, new(), "", citation, Set(role)),
            StepKind.Organise => new(kind, number, new(), "", citation, Set($"organisation {number}: *")),
            StepKind.Merge => new(kind, number, new(), "website", citation, Set("website", "names", "other_names", "sources", role)),
            StepKind.Import => new(kind, number, new(), "", citation, isImported
                ? Set(
                    "name", "names", "note", "status", "status_as_of", "facility_type", "country", "area", "address_lines", "postcode", "town", "position",
                    "capacities", "periods", "confidence", "published", "sources")
                : Set($"import {number}: *")),
            _ => Update(kind, random.Next(5), number, citation),
        };
    }

    static Step Update(StepKind kind, int what, int number, string citation)
    {
        return what switch
        {
            0 => With("name,names", new() { Name = $"Name {number}", Names = { ["fr"] = $"Nom {number}" } }, "name", "names"),
            1 => With("periods", new() { Periods = { new Period { From = $"{2000 + number}", To = "2020" } } }, "periods"),
            2 => With("contacts,website", new()
            {
                Website = $"https://{number}.example",
                Contacts = { new Contact { Kind = ContactKind.Voice, Value = $"+44 1632 96000{number}", Visibility = ContactVisibility.Public } },
            }, "contacts", "website"),
            3 => With("position,precision", new()
            {
                Position = new Position { Latitude = 50 + (number * 0.123456789), Longitude = 1 }, Precision = (Precision)(number + 1),
            }, "position"),
            _ => With("summary,address,detention_centre.holds,detention_centre.capacities", new()
            {
                Summary = $"Summary {number}", Address = new Address { Lines = $"{number} Road", Town = "Town" },
                DetentionCentre = new()
                {
                    Holds = { (Population)((number % 4) + 1) }, Capacities = { new Capacity { People = (number + 1) * 10, AsOf = "2020" } },
                },
            }, "summary", "address_lines", "postcode", "town", "area", "holds", "capacities"),
        };

        // Every update adds a source.
        Step With(string mask, Place given, params string[] fields) => new(kind, number, given, mask, citation, Set([.. fields, "sources"]));
    }

    static HashSet<string> Set(params string[] fields) => [.. fields];
}
