using System.IO.Compression;

namespace Map.Sheets;

/// <summary>Refuses a zip that unpacks to more than a file may have, before any library reads it.</summary>
static class ZipGuard
{
    const int Entries = 10_000;

    /// <exception cref="SheetException">It is too large, or broken.</exception>
    public static void Check(Stream file, SheetLimits limits)
    {
        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > Entries) throw new SheetException($"has {zip.Entries.Count} packed files; at most {Entries}.");
            var buffer = new byte[1 << 16];
            long all = 0;
            foreach (var entry in zip.Entries)
            {
                // What a zip says of its sizes may be false.
                using var content = entry.Open();
                while (content.Read(buffer) is > 0 and var read)
                    if ((all += read) > limits.Bytes)
                        throw new SheetException($"unpacks to more than {limits.Bytes >> 20} MB; send it in parts.");
            }
        }
        catch (InvalidDataException e)
        {
            throw new SheetException("is a broken zip; send it again.", e);
        }

        file.Position = 0;
    }
}
