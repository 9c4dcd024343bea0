using System.Globalization;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;

namespace HotChocolateTests.Execution;

public class DocumentCacheTests
{
    static readonly PreparedDocument Document = new(null!, Utf8GraphQLParser.Parse("{ a }"));

    readonly DocumentCache cache = new();

    [Fact]
    public void Document_that_was_added_is_found_by_its_text()
    {
        cache.Add("{ a }", Document);

        Assert.Same(Document, cache.Find("{ a }"));
        Assert.Null(cache.Find("{ a } "));
    }

    [Fact]
    public void Documents_beyond_their_number_are_forgotten_oldest_first()
    {
        Flood(DocumentCache.MaxDocuments + 1);

        Assert.Null(cache.Find(TextOf(0)));
        Assert.NotNull(cache.Find(TextOf(1)));
        Assert.NotNull(cache.Find(TextOf(DocumentCache.MaxDocuments)));
    }

    [Fact]
    public void Documents_beyond_their_total_length_are_forgotten_oldest_first()
    {
        const int Fitting = DocumentCache.MaxTotalLength / DocumentCache.MaxTextLength;

        Flood(Fitting + 1, DocumentCache.MaxTextLength);

        Assert.Null(cache.Find(TextOf(0, DocumentCache.MaxTextLength)));
        Assert.NotNull(cache.Find(TextOf(1, DocumentCache.MaxTextLength)));
    }

    [Fact]
    public void Document_in_use_outlives_flood_of_others()
    {
        cache.Add("{ used }", Document);
        for (var round = 0; round < 5; round++)
        {
            Assert.NotNull(cache.Find("{ used }"));
            Flood(DocumentCache.MaxDocuments - 1, from: round * DocumentCache.MaxDocuments);
        }

        Assert.NotNull(cache.Find("{ used }"));
    }

    [Fact]
    public void Document_used_no_more_goes_like_others()
    {
        cache.Add("{ used }", Document);
        Assert.NotNull(cache.Find("{ used }"));

        Flood(3 * DocumentCache.MaxDocuments);

        Assert.Null(cache.Find("{ used }"));
    }

    [Fact]
    public void Text_that_is_too_long_is_not_kept()
    {
        cache.Add(TextOf(0, DocumentCache.MaxTextLength + 1), Document);

        Assert.Null(cache.Find(TextOf(0, DocumentCache.MaxTextLength + 1)));
    }

    void Flood(int documents, int length = 10, int from = 0)
    {
        for (var i = from; i < from + documents; i++)
            cache.Add(TextOf(i, length), Document);
    }

    static string TextOf(int number, int length = 10) => number.ToString(CultureInfo.InvariantCulture).PadLeft(length);
}
