using System.IO.Compression;
using System.Text;

namespace Map.Sheets.Tests;

/// <summary>Files that are broken, or made to break what reads them: an error that says what is wrong, in bounded time and memory.</summary>
public sealed class HostileTests
{
    const string Entity = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";

    static readonly string Files = Path.Combine(AppContext.BaseDirectory, "Files");

    static readonly SheetLimits Small = new() { Bytes = 20 << 20, Rows = 2_000 };

    static readonly Dictionary<string, (Func<byte[]> Content, string Said)> Hostile = new()
    {
        ["nothing"] = (() => [], "is empty"),
        ["a PDF"] = (() => "%PDF-1.7"u8.ToArray(), "is a PDF"),
        ["a web page"] = (() => "<!DOCTYPE html>\n<html><body>"u8.ToArray(), "is a web page"),
        ["a picture"] = (() => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10], "is a picture"),
        ["a zip bomb"] = (() => Zip(("xl/workbook.xml", new byte[30 << 20]), ("[Content_Types].xml", new byte[1])), "unpacks to more than 20 MB"),
        ["a zip of something else"] = (() => Zip(("a.txt", "a"u8.ToArray())), "neither a spreadsheet nor KML"),
        ["a program"] = (() => [0x7F, .. "ELF"u8, 2, 1, 1, 0, 0, 0], "neither a text nor a format"),
        ["half a zip"] = (() => [.. "PK\x03\x04"u8, 1, 2, 3], "broken zip"),
        ["entities in ODS"] = (() => Zip(("content.xml", Encoding.UTF8.GetBytes(Entity + "<a>&b;</a>"))), "broken XML"),
        ["entities in KML"] = (() => Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>" + Entity + "<kml>&b;</kml>"), "broken XML"),
        ["entities in GPX"] = (() => Encoding.UTF8.GetBytes(Entity + "<gpx>&b;</gpx>"), "broken XML"),
        ["deep XML"] = (() => Encoding.UTF8.GetBytes("<kml>" + string.Concat(Enumerable.Repeat("<Folder>", 5_000))), "deeper than"),
        ["deep JSON"] = (() => Encoding.UTF8.GetBytes(new string('[', 100_000)), "broken JSON"),
        ["half JSON"] = (() => "[{\"name\": \"a\"}"u8.ToArray(), "broken JSON in line 1"),
        ["a list of numbers"] = (() => "[1, 2]"u8.ToArray(), "list of numbers"),
        ["no geometry"] = (() => """{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": "x"}}]}"""u8.ToArray(), "RFC 7946"),
        ["a cell of 5 MB"] = (() => Encoding.UTF8.GetBytes("name\n" + new string('x', 5 << 20)), "too long"),
        ["a long cell"] = (() => Encoding.UTF8.GetBytes("name,town\na," + new string('x', 200_000)), "200000 characters in row 2, column B"),
        ["a quote that swallows all"] = (() => Encoding.UTF8.GetBytes("name,town\n\"a" + string.Concat(Enumerable.Repeat(",b\nc", 500_000))), "not closed"),
        ["too many columns"] = (() => Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 16_384)) + "\n1,2"), "16384 columns"),
        ["too many rows"] = (() => Encoding.UTF8.GetBytes("name\n" + string.Concat(Enumerable.Repeat("a\n", 2_001))), "more than 2,000 rows"),
        ["a row again and again"] = (() => Ods("<table:table-row table:number-rows-repeated=\"1048576\">" + OdsCell("a", 1) + "</table:table-row>"), "more than 2,000 rows"),
        ["a cell again and again"] = (() => Ods("<table:table-row>" + OdsCell("a", 16_384) + "</table:table-row>"), "more than 1000 columns"),
        ["another database"] = (() => "SQLite format 3\0"u8.ToArray(), "broken GeoPackage"),
    };

    public static TheoryData<string> Names => [.. Hostile.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void File_is_refused_with_what_is_wrong(string what)
    {
        var (content, said) = Hostile[what];
        var refused = Assert.Throws<SheetException>(() => Count(content(), Small));

        Assert.True(refused.Message.Contains(said, StringComparison.Ordinal), $"{what}: {refused.Message}");
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_that_ends_with_a_million_blank_rows_is_as_long_as_what_is_in_it()
    {
        Assert.Equal(1, Count(Ods($"""
            <table:table-row>{OdsCell("name", 1)}</table:table-row>
            <table:table-row>{OdsCell("a", 1)}<table:table-cell table:number-columns-repeated="16383"/></table:table-row>
            <table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
            """), Small));
    }

    [Theory]
    [InlineData("openpyxl.xlsx")]
    [InlineData("xlwt.xls")]
    [InlineData("odfpy.ods")]
    [InlineData("ogr.geojson")]
    [InlineData("ogr.gpkg")]
    [InlineData("ogr.gpx")]
    [InlineData("ogr.kml")]
    [InlineData("ogr.kmz")]
    public void Damaged_file_is_read_or_refused_and_nothing_else(string file)
    {
        var whole = File.ReadAllBytes(Path.Combine(Files, file));
        var random = new Random(file.Length);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 300; i++)
        {
            var damaged = whole.ToArray();
            for (var hit = random.Next(1, 20); hit > 0; hit--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) damaged = damaged[..random.Next(damaged.Length)];
            try
            {
                Count(damaged, Small);
                read++;
            }
            catch (SheetException)
            {
                refused++;
            }
        }

        Assert.Equal(300, read + refused);
        Assert.True(refused > 0);
    }

    static int Count(byte[] content, SheetLimits limits)
    {
        using var file = new TemporaryFile(content);
        return SheetFile.Open(file.Content, "list", limits).Read().Sum(sheet => sheet.Rows.Count());
    }

    static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }

        return bytes.ToArray();
    }

    static byte[] Ods(string rows) => Zip(("content.xml", Encoding.UTF8.GetBytes($"""
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="One">{rows}</table:table>
        </office:spreadsheet></office:body></office:document-content>
        """)));

    static string OdsCell(string text, int times) =>
        $"<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{times}\"><text:p>{text}</text:p></table:table-cell>";
}
