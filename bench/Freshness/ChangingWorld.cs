using Map.V1;

namespace Map.Bench.Freshness;

/// <summary>Places that change by rules of their own. The queue believes that a field changes at a constant rate, that the rates of places alike
/// have a gamma distribution, and that fields change independently. Here the time between two changes has a Weibull distribution of shape 0.8,
/// the rates a log-normal one with factors for the kind, the country and the place, and who moves has another telephone number, too.</summary>
sealed class ChangingWorld
{
    /// <summary>How many places there are.</summary>
    public const int Count = 10_000;

    /// <summary>Years of history, and the years after it in which somebody asks.</summary>
    public const double History = 5, Asked = 0.5;

    const double Shape = 0.8;
    const int Countries = 25;

    /// <param name="seed">Makes the world; another makes another one.</param>
    /// <param name="slowest">The longest median time between two changes of a field of a kind, in years; the shortest is a fifteenth of it.</param>
    public ChangingWorld(int seed, double slowest)
    {
        var random = new Random(seed);
        var kinds = Enum.GetValues<PlaceKind>().Where(kind => kind != PlaceKind.Unspecified).ToArray();
        var medians = kinds.ToDictionary(
            kind => kind, _ => Enumerable.Range(0, ChangingPlace.Fields).Select(_ => slowest / Math.Pow(15, random.NextDouble())).ToArray());
        var countries = Enumerable.Range(0, Countries)
            .Select(_ => Enumerable.Range(0, ChangingPlace.Fields).Select(_ => Factor(random, 0.6)).ToArray()).ToArray();
        Places = [.. Enumerable.Range(0, Count).Select(_ => Make(random, kinds, medians, countries))];
    }

    public IReadOnlyList<ChangingPlace> Places { get; }

    static ChangingPlace Make(
        Random random, PlaceKind[] kinds, Dictionary<PlaceKind, double[]> medians, double[][] countries)
    {
        var kind = random.NextDouble() switch { < 0.2 => kinds[0], < 0.35 => kinds[1], < 0.9 => kinds[2], _ => kinds[3] };
        // The first countries have most of the places.
        var country = (int)(Countries * Math.Pow(random.NextDouble(), 2.5));
        var restless = Factor(random, 1.3);
        var added = random.NextDouble() * (History - 1);
        var moves = Times(random, 40 / restless, added);
        var changes = new List<double>[ChangingPlace.Fields];
        for (var field = 0; field < changes.Length; field++)
        {
            var median = medians[kind][field] / (countries[country][field] * restless * Factor(random, 0.6));
            changes[field] = ChangingPlace.Has(kind, field, random) ? Times(random, median, added) : [];
            if (ChangingPlace.GoesWithMoves(field) && ChangingPlace.Has(kind, field)) changes[field] = [.. changes[field].Concat(moves).Order()];
        }

        var id = new byte[16];
        random.NextBytes(id);
        return new(new(id), kind, $"{(char)('A' + country)}{(char)('A' + country)}", added, changes);
    }

    static double Factor(Random random, double sigma) =>
        Math.Exp(sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    static List<double> Times(Random random, double median, double from)
    {
        var scale = median / Math.Pow(Math.Log(2), 1 / Shape);
        var times = new List<double>();
        for (var at = from; ;)
        {
            at += scale * Math.Pow(-Math.Log(1 - random.NextDouble()), 1 / Shape);
            if (at > History + Asked) return times;
            times.Add(at);
        }
    }
}
