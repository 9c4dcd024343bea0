using System.IO.Compression;

namespace Map.Gateway.Packs;

/// <summary>A pack that is written only to know its size.</summary>
sealed class MeasuredPack : IDisposable
{
    readonly CountingStream counter = new();
    readonly MemoryStream buffer = new();
    readonly BrotliStream compressed;

    public MeasuredPack(PackScope scope, long revision, DateOnly made)
    {
        Scope = scope;
        compressed = new(counter, CompressionLevel.Optimal, leaveOpen: true);
        Writer = new(buffer, scope);
        Writer.Begin(revision, made);
        IsOffered = scope.IsWhole;
    }

    public PackScope Scope { get; }

    public PackWriter Writer { get; }

    /// <summary>Whether a place lies in it.</summary>
    public bool IsOffered { get; private set; }

    /// <summary>Whether it has a place; one that lies there makes it one to offer.</summary>
    public bool Takes(V1.Place place)
    {
        IsOffered |= place.RegionCodes.Contains(Scope.Code);
        return Scope.Has(place);
    }

    /// <summary>Its size in bytes.</summary>
    public long End()
    {
        Writer.End();
        Compress();
        compressed.Dispose();
        return counter.Count;
    }

    /// <summary>Moves what is written into the compression, as the response of the pack does.</summary>
    public void Compress()
    {
        Writer.Flush();
        compressed.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        buffer.SetLength(0);
    }

    public void Dispose()
    {
        Writer.Dispose();
        compressed.Dispose();
        counter.Dispose();
        buffer.Dispose();
    }
}
