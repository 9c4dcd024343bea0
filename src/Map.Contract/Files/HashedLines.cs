using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Map.Contract.Files;

/// <summary>Writes lines, and counts and hashes them for the last one.</summary>
public sealed class HashedLines(Stream output) : IDisposable
{
    static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly DumpHash hash = new();

    /// <summary>How many were written.</summary>
    public long Count => hash.Lines;

    /// <summary>Of all of them.</summary>
    public string Hash => hash.All;

    /// <summary>Of those that are of the state.</summary>
    public string State => hash.State;

    /// <summary>Writes an object as JSON.</summary>
    public void Write(object line) => Write(JsonSerializer.Serialize(line, Relaxed));

    /// <summary>Writes a text, which has no line feed.</summary>
    public void Write(string line) => Write(Encoding.UTF8.GetBytes(line + "\n"), isState: false);

    /// <summary>Writes bytes, which end with a line feed.</summary>
    /// <param name="line">The bytes.</param>
    /// <param name="isState">Whether they are of the state.</param>
    public void Write(byte[] line, bool isState)
    {
        hash.Add(line, isState);
        output.Write(line);
    }

    public void Dispose() => hash.Dispose();
}
