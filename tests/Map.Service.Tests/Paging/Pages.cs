namespace Map.Service.Tests.Paging;

/// <summary>Pages of ids.</summary>
static class Pages
{
    const int MostPages = 10_000;

    /// <summary>Reads page after page.</summary>
    /// <param name="ask">Gives the page at a token, "" for the first one, and the token of the next page, "" after the last one.</param>
    public static async Task<List<string[]>> ReadAsync(Func<string, Task<(IEnumerable<string> Items, string Next)>> ask)
    {
        var pages = new List<string[]>();
        var next = "";
        do
        {
            var page = await ask(next);
            pages.Add([.. page.Items]);
            Assert.True(pages.Count <= MostPages, $"There are more than {MostPages} pages; tokens go round in a circle.");
            next = page.Next;
        }
        while (next.Length > 0);
        return pages;
    }

    // Else a test says nothing: none of them would have been too large.
    public static void AssertShort(IReadOnlyCollection<IEnumerable<string>> pages, int size) =>
        Assert.Contains(pages.SkipLast(1), page => page.Count() < size && page.Any());
}
