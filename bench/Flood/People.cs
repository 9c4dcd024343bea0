using Map.V1;

namespace Map.Bench.Flood;

/// <summary>What people suggest, in words that people wrote: the notes and sources of the seed, each used once. One in twenty shares an
/// address with the attack; some say nothing but that a place has moved or closed; many speak of the same closure.</summary>
sealed class People(IReadOnlyList<Place> places, IReadOnlyList<string> texts, int attackers, Random random)
{
    const int Sharing = 20;

    const int OfSameClosure = 12;

    readonly List<string> citations = [.. places.SelectMany(place => place.Sources).Select(source => source.Citation).Distinct()];

    public Sent Next(int i)
    {
        var place = places[random.Next(places.Count)];
        var isSharing = i % Sharing == 0;
        var from = isSharing ? Attack.Address(random.Next(attackers)) : $"198.51.{i / 250 % 250}.{i % 250}";
        var source = citations[random.Next(citations.Count)];
        var text = texts[i % texts.Count];
        var request = (i % 8) switch
        {
            0 => Changes.From(from, Changes.Note(place, text), null, source),
            1 => Changes.From(from, Changes.Number(place, $"+44 {random.Next(1000, 10_000)} {random.Next(100_000, 1_000_000)}"), null, source),
            2 => Changes.From(from, Changes.Website(place, $"https://group-{i}.org.example/"), null, source),
            3 => Changes.From(from, Changes.Moved(place, 20 + (random.NextDouble() * 300), random.NextDouble() * 6.28), null),
            4 => Changes.From(from, Changes.Closed(i < 8 * OfSameClosure ? places[0] : place), null),
            5 => Changes.From(from, Changes.Wrong(place), text, source),
            6 => Changes.From(from, Changes.Note(place, text), null),
            _ => Changes.From(from, Changes.Of(place, new() { Name = $"{place.Name} ({text.Split(' ')[0]})" }, "name"), null, source),
        };
        return new(isSharing ? $"{Sent.Honest}, sharing an address" : Sent.Honest, request);
    }
}
