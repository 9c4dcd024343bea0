using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Map.Contract;

/// <summary>How far a caller has seen the map, or a server has it: everything up to a revision. Who carries it never sees less, whichever gateway, service
/// and replica answers.</summary>
/// <param name="Revision">The last revision that was seen.</param>
/// <param name="Generation">The restore of the map that the revision is of; empty when it is not known.</param>
/// <param name="Log">Where PostgreSQL's write-ahead log was then, in bytes: also counts changes that make no revision. 0 when it is not known.</param>
public readonly record struct MapPosition(long Revision, string Generation, ulong Log)
{
    /// <summary>The metadata and trailer of a gRPC call, and the header of an HTTP request and response.</summary>
    public const string Name = "map-revision";

    const char Separator = '.';

    // Nothing seen is the default value.
    public string Generation { get => field ?? ""; init; } = Generation;
    const int LongestGeneration = 64;

    /// <summary>Reads <c>2951</c>, or what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MapPosition position)
    {
        position = default;
        var parts = text?.Split(Separator) ?? [];
        if (parts.Length is not (1 or 3) || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var revision)) return false;
        var log = 0UL;
        if (parts.Length == 3
            && (parts[1].Length > LongestGeneration || !parts[1].All(char.IsAsciiHexDigitLower)
                || !ulong.TryParse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out log)))
            return false;
        position = new(revision, parts.Length == 3 ? parts[1] : "", log);
        return true;
    }

    /// <summary>Whether everything of the other position is part of this one. False for another restore of the map: nothing is known of what those share.</summary>
    public bool Includes(MapPosition other) =>
        (other.Generation.Length == 0 || other.Generation == Generation) && Revision >= other.Revision && Log >= other.Log;

    /// <summary>Who has seen both has seen this; this one if they are of different restores.</summary>
    public MapPosition Later(MapPosition other) =>
        Generation.Length > 0 && other.Generation.Length > 0 && Generation != other.Generation ? this
        : new(Math.Max(Revision, other.Revision), Generation.Length > 0 ? Generation : other.Generation, Math.Max(Log, other.Log));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Revision}{Separator}{Generation}{Separator}{Log:x}");
}
