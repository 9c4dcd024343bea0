using CsvHelper;

namespace Map.Gateway.Tests.Exports;

/// <summary>A CSV file as a strict reader takes it: what is not RFC 4180 throws.</summary>
static class CsvText
{
    static readonly CsvReaderOptions Strict = new()
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    /// <summary>Its records by the names of their columns.</summary>
    public static async Task<List<IDictionary<string, string>>> RowsAsync(Stream file)
    {
        await using var csv = CsvReader.Create(file, Strict);
        var rows = new List<IDictionary<string, string>>();
        while (await csv.ReadAsync())
            rows.Add(csv.Headers.ToDictionary(name => name, name => csv.GetString(name)));
        return rows;
    }
}
