using System.IO.Compression;
using System.Text;

namespace Map.Web.Tests.Wire;

/// <summary>The folder where a browser keeps its data: what somebody finds who takes the phone.</summary>
sealed class ProfileFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("map-profile-").FullName;

    /// <summary>Files in which a text stands in UTF-8, UTF-16 or percent-encoded, as strings(1) would find it, and within gzip.</summary>
    public async Task<IReadOnlyList<string>> FilesWithAsync(string text)
    {
        byte[][] forms = [.. new[] { text, Uri.EscapeDataString(text), text.Replace(' ', '+') }.Distinct().SelectMany(
            form => new[] { Encoding.UTF8.GetBytes(form), Encoding.Unicode.GetBytes(form) })];
        var found = new List<string>();
        // A running browser has links to nowhere there, by which it knows that it runs.
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).LinkTarget is null))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            if (forms.Any(form => bytes.AsSpan().IndexOf(form) >= 0 || Inflated(bytes).Any(inner => inner.AsSpan().IndexOf(form) >= 0)))
                found.Add(System.IO.Path.GetRelativePath(Path, file));
        }

        return found;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    static IEnumerable<byte[]> Inflated(byte[] bytes)
    {
        // The cache of Chromium keeps bodies as they came: gzip, somewhere in a file.
        for (var at = 0; (at = IndexOfGzip(bytes, at)) >= 0; at++)
        {
            using var inner = new MemoryStream();
            try
            {
                using var gzip = new GZipStream(new MemoryStream(bytes, at, bytes.Length - at), CompressionMode.Decompress);
                gzip.CopyTo(inner);
            }
            catch (InvalidDataException)
            {
                // What follows the body in the file, or what only looks like gzip: what was read so far counts.
            }

            yield return inner.ToArray();
        }
    }

    static int IndexOfGzip(byte[] bytes, int from) =>
        bytes.AsSpan(from).IndexOf((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]) is var at and >= 0 ? from + at : -1;
}
