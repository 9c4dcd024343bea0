using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Storage;

/// <summary>What a server said of its map at a moment. Whatever was read from it before is of this generation and up to this position.</summary>
/// <param name="Generation">The restore of the map.</param>
/// <param name="Position">How far the map has come there.</param>
/// <param name="IsReplica">Whether it follows another server, and cannot be written to.</param>
public sealed record MapReading(string Generation, MapPosition Position, bool IsReplica)
{
    /// <param name="generation">The restore of the map.</param>
    /// <param name="revision">Its last revision.</param>
    /// <param name="log">Where its write-ahead log is.</param>
    /// <param name="isReplica">Whether it follows another server.</param>
    /// <param name="before">What the server said before, mostly of the same generation; null at first.</param>
    public static MapReading Of(string generation, long revision, ulong log, bool isReplica, MapReading? before) =>
        new(generation, new(revision, generation == before?.Generation ? before.Position.Generation : IdOf(generation), log), isReplica);

    /// <summary>A generation as callers carry it.</summary>
    public static string IdOf(string generation) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(generation)).AsSpan(0, 4));
}
