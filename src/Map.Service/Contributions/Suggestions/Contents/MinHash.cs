using System.Buffers.Binary;

namespace Map.Service.Contributions.Suggestions.Contents;

/// <summary>Signatures of texts, of which the share of equal numbers estimates the Jaccard similarity of the texts' shingles, five letters
/// each. MinHash and not SimHash: a template with other words in its gaps, and a sentence added before or after, keep most of their
/// shingles, while the 64 bits of a SimHash of a text of one or two sentences turn with every word.</summary>
static class MinHash
{
    /// <summary>How many numbers a signature has.</summary>
    public const int Length = 64;

    /// <summary>How many numbers a band has. Two texts are compared when they agree in one of the 16 bands: 64 % of the pairs with the
    /// similarity 0.5, 1 % of those with 0.15, which unrelated texts of one language stay below.</summary>
    public const int Band = 4;

    // Below this the text is a word or two, that many people write: closed, moved, a name.
    const int ShortestText = 24;

    const int Shingle = 5;

    /// <summary>The signature of a text in small letters; null when it is too short to tell.</summary>
    public static uint[]? Of(string text)
    {
        if (text.Length < ShortestText) return null;
        var least = new uint[Length];
        Array.Fill(least, uint.MaxValue);
        for (var i = 0; i + Shingle <= text.Length; i++)
        {
            var hash = Hash(text.AsSpan(i, Shingle));
            // Two halves make a family of functions (Kirsch and Mitzenmacher).
            var (one, two) = ((uint)hash, (uint)(hash >> 32) | 1);
            for (var k = 0; k < Length; k++)
            {
                var value = Mixed(one + (uint)k * two);
                if (value < least[k]) least[k] = value;
            }
        }

        return least;
    }

    /// <summary>The estimated similarity, 0 to 1.</summary>
    public static double Similarity(uint[] one, uint[] other)
    {
        var same = 0;
        for (var i = 0; i < Length; i++)
            if (one[i] == other[i]) same++;
        return (double)same / Length;
    }

    public static byte[] ToBytes(uint[] signature)
    {
        var bytes = new byte[Length * sizeof(uint)];
        for (var i = 0; i < Length; i++) BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * sizeof(uint)), signature[i]);
        return bytes;
    }

    public static uint[] FromBytes(byte[] bytes) =>
        [.. Enumerable.Range(0, Length).Select(i => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(i * sizeof(uint))))];

    // The finaliser of SplitMix64 over the letters. Nobody gains by collisions: a text that is made to look like others joins their group.
    static ulong Hash(ReadOnlySpan<char> letters)
    {
        var x = 0UL;
        foreach (var letter in letters) x = (x * 0x9E3779B97F4A7C15) + letter;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    // lowbias32, a bijection.
    static uint Mixed(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }
}
