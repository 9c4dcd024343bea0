using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Map.Sheets;

/// <summary>Tells a format by the first bytes of a file, and for a zip by what is in it.</summary>
static partial class FormatOf
{
    const int Head = 4096;

    // What people send that is no table, by its first bytes, and what to do instead.
    static readonly (byte[] Start, string What)[] Others =
    [
        ("%PDF"u8.ToArray(), "is a PDF; send the table that it was made of, or copy its rows into a spreadsheet."),
        ("{\\rtf"u8.ToArray(), "is a text document; copy its table into a spreadsheet."),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "is a picture; send the table itself."),
        ([0xFF, 0xD8, 0xFF], "is a picture; send the table itself."),
        ([0x1F, 0x8B], "is packed by gzip; unpack it first."),
        ("7z"u8.ToArray(), "is packed by 7-Zip; unpack it first."),
        ("Rar!"u8.ToArray(), "is packed by RAR; unpack it first."),
        ("PAR1"u8.ToArray(), "is Parquet, which is not read; save it as CSV."),
    ];

    /// <exception cref="SheetException">It is no format that is read.</exception>
    public static SheetFormat Read(Stream file)
    {
        file.Position = 0;
        var head = new byte[Head];
        var length = file.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        file.Position = 0;
        return Of(head.AsSpan(0, length), file);
    }

    static SheetFormat Of(ReadOnlySpan<byte> head, Stream file)
    {
        if (head.IsEmpty) throw new SheetException("is empty.");
        if (head.StartsWith("PK\x03\x04"u8)) return OfZip(file);
        if (head.StartsWith("SQLite format 3\0"u8)) return SheetFormat.GeoPackage;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return SheetFormat.Xls;
        foreach (var (start, what) in Others)
            if (head.StartsWith(start)) throw new SheetException(what);

        var text = TextEncoding.OfHead(head).GetString(head).TrimStart('\uFEFF').TrimStart();
        return text switch
        {
            ['<', ..] => OfXml(text),
            ['{', ..] or ['[', ..] => OfJson(text),
            _ when JsonSheets.IsScript(text) => OfJson(text),
            _ => SheetFormat.Csv,
        };
    }

    static SheetFormat OfZip(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.GetEntry("[Content_Types].xml") is not null && zip.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.Ordinal)))
                return SheetFormat.Xlsx;
            if (zip.GetEntry("content.xml") is not null) return SheetFormat.Ods;
            if (zip.Entries.Any(KmlSheets.IsKml)) return SheetFormat.Kmz;
        }
        catch (InvalidDataException e)
        {
            throw new SheetException("is a broken zip; send it again.", e);
        }

        throw new SheetException("is a zip with neither a spreadsheet nor KML in it; unpack it, and send its files one by one.");
    }

    static SheetFormat OfXml(string text) => Root().Match(text) is { Success: true } root
        ? root.Groups[1].Value.ToLowerInvariant() switch
        {
            "kml" => SheetFormat.Kml,
            "gpx" => SheetFormat.Gpx,
            "html" => throw new SheetException("is a web page; save the file that it links to, and not the page."),
            "workbook" => throw new SheetException("is a spreadsheet as XML of 2003; open it and save it as XLSX, ODS or CSV."),
            var name => throw new SheetException($"is XML that begins with \"{name}\"; KML and GPX are read."),
        }
        : throw new SheetException("begins as XML and has no element; send it again.");

    // Which of both is known once it has been read; an array of features without a collection is JSON.
    static SheetFormat OfJson(string text) => text.Contains("\"Feature", StringComparison.Ordinal) ? SheetFormat.GeoJson : SheetFormat.Json;

    [GeneratedRegex(@"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]", RegexOptions.CultureInvariant)]
    private static partial Regex Root();
}
