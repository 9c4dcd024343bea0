using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Map.Gateway.Files;

/// <summary>places.csv: RFC 4180, UTF-8 with the byte order mark by which Excel knows it for UTF-8.</summary>
sealed class CsvPlaceFile(Stream buffer) : IPlaceFile
{
    readonly CsvWriter csv = new(
        new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)),
        new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", ShouldQuote = ShouldQuote });

    public void Begin()
    {
        foreach (var (name, _) in CsvColumns.All)
            csv.WriteField(name);
        csv.NextRecord();
    }

    public void Write(FilePlace place)
    {
        foreach (var (_, value) in CsvColumns.All)
            csv.WriteField(value(place));
        csv.NextRecord();
    }

    public void End()
    {
        // The last record ends the file.
    }

    public void Flush() => csv.Flush();

    public void Dispose() => csv.Dispose();

    // Left to itself CsvHelper quotes the line break that it writes, and no lone CR or LF, which readers take for one as well.
    static bool ShouldQuote(ShouldQuoteArgs args) =>
        ConfigurationFunctions.ShouldQuote(args) || args.Field?.AsSpan().ContainsAny('\r', '\n') == true;
}
