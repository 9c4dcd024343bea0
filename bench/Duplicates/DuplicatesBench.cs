using Map.Cli;
using Map.Service.Contributions.Twins;

namespace Map.Bench.Duplicates;

/// <summary>How well duplicates are found before they exist: <c>./map bench duplicates</c>.</summary>
static class DuplicatesBench
{
    public static async Task<int> RunAsync(int places)
    {
        var (records, pairs) = LabelledPairs.Read(Checkout.Find().Seed);
        var peer = FellegiSunter.Learn(pairs.Where(pair => pair.IsTraining).Select(Learning.PairOf));
        PairFigures.Print(pairs, TwinModel.Learnt, peer);
        Console.WriteLine();
        await using var world = await DuplicatesWorld.StartAsync(places, records);
        await WorldFigures.PrintAsync(world, pairs, peer);
        return 0;
    }

    /// <summary>words, then weights, each followed by a build: learns from the training pairs. mistakes: prints those in them.</summary>
    public static async Task<int> LearnAsync(string what)
    {
        var (_, pairs) = LabelledPairs.Read(Checkout.Find().Seed);
        if (what == "words")
        {
            await Learning.WriteWordsAsync(pairs);
            return 0;
        }
        var model = what == "weights" ? await Learning.WriteWeightsAsync(pairs) : TwinModel.Learnt;
        var peer = FellegiSunter.Learn(pairs.Where(pair => pair.IsTraining).Select(Learning.PairOf));
        PairFigures.Print(pairs, model, peer);
        if (what == "mistakes") PairFigures.PrintMistakes([.. pairs.Where(pair => pair.IsTraining)], model);
        return 0;
    }
}
