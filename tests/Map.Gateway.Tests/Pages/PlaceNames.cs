using Map.Gateway.Tests.EndToEnd;
using Map.Gateway.Tests.Exports;

namespace Map.Gateway.Tests.Pages;

/// <summary>What pages have to show, as the file of the same filter has it.</summary>
static class PlaceNames
{
    public static async Task<List<string>> OfAsync(SeededMap map, string query)
    {
        await using var file = await map.Gateway.Http.GetStreamAsync("places.csv?" + query);
        return [.. (await CsvText.RowsAsync(file)).Select(row => row["name"])];
    }
}
