using System.Globalization;
using System.Security.Cryptography;

namespace Map.Testing;

/// <summary>The random moments of a rehearsal: how many, and the seed by which they come again.</summary>
/// <param name="Count">How many.</param>
/// <param name="Seed">Of the random numbers.</param>
public sealed record Moments(int Count, int Seed)
{
    const string CountKey = "MAP_MOMENTS";
    const string SeedKey = "MAP_MOMENTS_SEED";

    /// <summary>As many as usual with a seed of their own, unless the environment says otherwise.</summary>
    public static Moments Of(int usual) => new(Number(CountKey) ?? usual, Number(SeedKey) ?? RandomNumberGenerator.GetInt32(1_000_000));

    /// <summary>How to have the same ones again.</summary>
    public override string ToString() => $"{CountKey}={Count} {SeedKey}={Seed}";

    static int? Number(string key) => int.TryParse(Environment.GetEnvironmentVariable(key), CultureInfo.InvariantCulture, out var number) ? number : null;
}
