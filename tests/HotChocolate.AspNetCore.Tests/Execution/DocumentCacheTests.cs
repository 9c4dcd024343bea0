using System.Globalization;
using HotChocolate.Execution.Processing;
using HotChocolate.Language;

namespace HotChocolateTests.Execution;

public class DocumentCacheTests
{
    static readonly PreparedDocument Document = new(null!, Utf8GraphQLParser.Parse("{ a }"));

    readonly DocumentCache cache = new();

    [Fact]
    public void Added_document_is_found_by_text()
    {
        cache.Add("{ a }", Document);

        Assert.Same(Document, cache.Find("{ a }"));
        Assert.Null(cache.Find("{ a } "));
    }

    [Fact]
    public void Documents_over_count_limit_are_evicted_oldest_first()
    {
        Flood(DocumentCache.MaxDocuments + 1);

        Assert.Null(cache.Find(TextOf(0)));
        Assert.NotNull(cache.Find(TextOf(1)));
        Assert.NotNull(cache.Find(TextOf(DocumentCache.MaxDocuments)));
    }

    [Fact]
    public void Documents_over_length_limit_are_evicted_oldest_first()
    {
        const int Fitting = DocumentCache.MaxTotalLength / DocumentCache.MaxTextLength;

        Flood(Fitting + 1, DocumentCache.MaxTextLength);

        Assert.Null(cache.Find(TextOf(0, DocumentCache.MaxTextLength)));
        Assert.NotNull(cache.Find(TextOf(1, DocumentCache.MaxTextLength)));
    }

    [Fact]
    public void Document_in_use_survives_flood_of_others()
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
    public void Document_no_longer_in_use_is_evicted()
    {
        cache.Add("{ used }", Document);
        Assert.NotNull(cache.Find("{ used }"));

        Flood(3 * DocumentCache.MaxDocuments);

        Assert.Null(cache.Find("{ used }"));
    }

    [Fact]
    public void Text_over_length_limit_is_not_cached()
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
