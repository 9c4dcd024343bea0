using System.Globalization;
using Map.Contract;
using Map.Service.Import;
using Map.V1;

namespace Map.Bench.Duplicates;

/// <summary>The pairs of seed/twins.</summary>
static class LabelledPairs
{
    public static (IReadOnlyList<TwinRecord> Records, IReadOnlyList<LabelledPair> Pairs) Read(string seed)
    {
        var records = Rows(Path.Combine(seed, "twins", "records.csv"), RecordOf).ToDictionary(record => record.Id);
        var pairs = Rows(Path.Combine(seed, "twins", "pairs.csv"), row => new LabelledPair(
            records[row["left"]!], records[row["right"]!], row["same"] == "yes", row["part"] == "training", row["how"]!));
        return ([.. records.Values], [.. pairs]);
    }

    static List<T> Rows<T>(string path, Func<FileRow, T> read)
    {
        var problems = new List<ImportProblem>();
        using var file = File.OpenRead(path);
        var tables = FileTable.Read(path, file, problems);
        return problems.Count == 0 ? [.. tables.Single().Rows.Select(read)] : throw new InvalidDataException($"{path}: {problems[0]}");
    }

    static TwinRecord RecordOf(FileRow row)
    {
        var place = new Place { Name = row["name"]! };
        place.OtherNames.AddRange((row["other_names"] ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => new OtherName { Name = name, Kind = NameKind.Alternate }));
        place.Status = Enum.Parse<PlaceStatus>(row["status"]!, ignoreCase: true);
        if (row["country"] is { Length: > 0 } country) place.Country = country;
        if (row["town"] is { Length: > 0 } town) place.Address = new() { Town = town };
        if (row["latitude"] is { Length: > 0 } latitude)
        {
            place.Position = new() { Latitude = Number(latitude), Longitude = Number(row["longitude"]!) };
            place.Precision = Enum.Parse<Precision>(row["precision"]!, ignoreCase: true);
        }
        if (row["website"] is { Length: > 0 } website) place.Website = website;
        if (row["phone"] is { Length: > 0 } phone)
            place.Contacts.Add(new Contact { Kind = ContactKind.Voice, Value = phone, Visibility = ContactVisibility.Public });
        var (opened, closed) = (row["opened"] ?? "", row["closed"] ?? "");
        if (opened.Length + closed.Length > 0)
        {
            var period = new Period();
            if (PartialDate.TryParse(opened, out _)) period.From = opened;
            if (PartialDate.TryParse(closed, out _)) period.To = closed;
            place.Periods.Add(period);
        }
        switch (row["kind"])
        {
            case "detention_centre": place.DetentionCentre = new() { FacilityType = row["facility_type"] ?? "" }; break;
            case "reporting_centre": place.ReportingCentre = new(); break;
            case "support_group": place.SupportGroup = new(); break;
            case var other: throw new InvalidDataException($"{row["id"]}: {other} is no kind of a place.");
        }
        return new(row["id"]!, row["seed"] ?? "", place);
    }

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
