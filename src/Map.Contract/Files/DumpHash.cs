using System.Security.Cryptography;

namespace Map.Contract.Files;

/// <summary>The hashes of a dump, line by line.</summary>
public sealed class DumpHash : IDisposable
{
    readonly IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly IncrementalHash state = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many lines were added.</summary>
    public long Lines { get; private set; }

    /// <summary>Adds a line with its line feed.</summary>
    /// <param name="line">Its bytes.</param>
    /// <param name="isState">Whether it is an organisation, a place or an involvement.</param>
    public void Add(ReadOnlySpan<byte> line, bool isState)
    {
        all.AppendData(line);
        if (isState) state.AppendData(line);
        Lines++;
    }

    /// <summary>Of all lines: sha256: and 64 hexadecimal digits.</summary>
    public string All => Text(all);

    /// <summary>Of the lines of the state.</summary>
    public string State => Text(state);

    public void Dispose()
    {
        all.Dispose();
        state.Dispose();
    }

    static string Text(IncrementalHash hash) => DumpForm.Sha256 + Convert.ToHexStringLower(hash.GetCurrentHash());
}
