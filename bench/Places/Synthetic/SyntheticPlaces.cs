using System.Globalization;

namespace Map.Bench.Places.Synthetic;

/// <summary>
/// Places scattered around real towns, more of them around larger towns: like the real map, dense in a few cities and sparse between
/// them. The same towns and count always give the same places.
/// </summary>
sealed class SyntheticPlaces(IReadOnlyList<Town> towns)
{
    public const int Organisations = 5_000;

    const int Seed = 20_260_401;

    static readonly string[] Groups = ["Welcome", "Visitors", "Solidarity", "Legal Advice", "Language Café", "Drop-in", "Kitchen", "Housing"];
    static readonly string[] Languages = ["en", "fr", "ar", "fa", "ku", "ti", "am", "so", "uk", "ps", "tr", "es"];
    static readonly string[] FacilityTypes = ["removal_centre", "short_term_residential", "short_term_non_residential", "holding_room"];

    public IEnumerable<SyntheticPlace> Of(int count)
    {
        var upTo = RunningTotals();
        var random = new Random(Seed);
        for (var number = 1; number <= count; number++)
            yield return Place(number, towns[Pick(upTo, random)], random);
    }

    // By the square root of the population: a city of four million gets a hundred times the places of a village of four hundred, not ten
    // thousand times.
    double[] RunningTotals()
    {
        var totals = new double[towns.Count];
        var sum = 0d;
        for (var i = 0; i < totals.Length; i++)
            totals[i] = sum += Math.Sqrt(towns[i].Population);
        return totals;
    }

    static int Pick(double[] upTo, Random random)
    {
        var found = Array.BinarySearch(upTo, random.NextDouble() * upTo[^1]);
        return Math.Min(found < 0 ? ~found : found, upTo.Length - 1);
    }

    static SyntheticPlace Place(int number, Town town, Random random)
    {
        var kind = random.Next(100) switch
        {
            < 76 => "support_group",
            < 84 => "office",
            < 92 => "reporting_centre",
            _ => "detention_centre",
        };
        var isDetention = kind == "detention_centre";
        var closed = random.Next(100) < 15;
        var opened = 1970 + random.Next(55);
        var word = kind switch
        {
            "support_group" => Groups[random.Next(Groups.Length)],
            "office" => "Office",
            "reporting_centre" => "Reporting Centre",
            _ => "Detention Centre",
        };
        var spread = 0.01 + 0.00002 * Math.Sqrt(town.Population);
        var north = Math.Clamp(town.Latitude + spread * Normal(random), -89, 89);
        var east = town.Longitude + spread * Normal(random) / Math.Cos(north * Math.PI / 180);
        return new(
            number, IdOf(number, random), kind, string.Create(CultureInfo.InvariantCulture, $"{town.Name} {word} {number}"),
            $"{word} for people in and around {town.Name}: open to everyone who asks, with an interpreter by arrangement.",
            closed ? "closed" : "open", Math.IEEERemainder(east, 360), north,
            random.Next(100) switch { < 70 => "building", < 85 => "street", < 95 => "town", _ => "locality" },
            town, string.Create(CultureInfo.InvariantCulture, $"{town.Country}{random.Next(10_000):0000}"),
            random.Next(2) == 0 ? string.Create(CultureInfo.InvariantCulture, $"https://place-{number}.example.org/") : null,
            random.Next(3) switch { 0 => "high", 1 => "medium", _ => "low" },
            Published: random.Next(100) > 1,
            isDetention ? FacilityTypes[random.Next(FacilityTypes.Length)] : null,
            kind == "support_group" ? [.. Languages.Where(_ => random.Next(6) == 0)] : [],
            isDetention ? random.Next(Organisations) : null,
            isDetention || closed ? (Year(opened), closed ? Year(opened + 1 + random.Next(2024 - opened)) : null) : null,
            isDetention ? 10 + random.Next(500) : null);
    }

    static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    // The Box-Muller transform.
    static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // UUIDs of version 7, as the service creates them, with a time derived from the number so that they are reproducible.
    static Guid IdOf(int number, Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(number)).ToByteArray(bigEndian: true);
        id.AsSpan(0, 7).CopyTo(bytes);
        bytes[6] = (byte)(0x70 | bytes[6] & 0x0F);
        bytes[8] = (byte)(0x80 | bytes[8] & 0x3F);
        return new Guid(bytes, bigEndian: true);
    }
}
