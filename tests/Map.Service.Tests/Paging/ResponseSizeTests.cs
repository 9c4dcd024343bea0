using Google.Protobuf.Collections;
using Map.Service.Errors;
using Map.Service.Paging;
using Map.V1;

namespace Map.Service.Tests.Paging;

public sealed class ResponseSizeTests
{
    const int ClientLimit = 4 * 1024 * 1024;

    [Fact]
    public void Items_are_cut_only_where_next_one_would_be_too_much()
    {
        var cuts = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var all = Enumerable.Range(0, random.Next(1, 40)).Select(_ => new Place { Summary = new('x', random.Next(500_000)) }).ToList();
            var items = new RepeatedField<Place> { all };

            var cut = ResponseSize.Trim(items);

            Assert.Equal(all.Take(items.Count), items);
            Assert.Equal(items.Count < all.Count, cut);
            Assert.InRange(SizeOf(all.Take(items.Count)), 0, ResponseSize.Maximum);
            if (cut) Assert.InRange(SizeOf(all.Take(items.Count + 1)), ResponseSize.Maximum + 1, int.MaxValue);
            cuts += cut ? 1 : 0;
        }

        Assert.InRange(cuts, 50, 150);
    }

    [Fact]
    public void Item_that_is_too_large_by_itself_stays_alone()
    {
        var items = new RepeatedField<Place> { new Place { Summary = new('x', 2 * ClientLimit) }, new Place { Name = "next" } };

        Assert.True(ResponseSize.Trim(items));

        Assert.Equal(2 * ClientLimit, Assert.Single(items).Summary.Length);
        Assert.False(ResponseSize.Trim(items));
    }

    [Fact]
    public void Largest_page_with_its_token_is_no_larger_than_clients_take()
    {
        var fingerprint = QueryFingerprint.Of(new SearchPlacesRequest());
        var token = fingerprint.TokenAfter(new NameCursor(string.Concat(Enumerable.Repeat("🌍🌍", 200)), Guid.Empty, long.MaxValue));
        var page = new SearchPlacesResponse { NextPageToken = token };
        while (!ResponseSize.Trim(page.Results))
            page.Results.Add(new PlaceResult { Place = new Place { Summary = new('x', 5_000) }, PageToken = token });

        Assert.InRange(page.CalculateSize(), ResponseSize.Maximum - 10_000, ClientLimit);
    }

    [Fact]
    public void Answer_about_several_is_refused_where_one_about_one_is_given()
    {
        var answer = new BatchGetPlacesResponse { Places = { new Place { Summary = new('x', ClientLimit) } } };

        var refusal = Assert.Throws<Refusal>(() => Batch.Checked(answer, 2));

        Assert.Equal(ErrorReason.TooLarge, refusal.Reason);
        Assert.Equal("The answer would be larger than 4 MB. Ask for fewer than 2 at once.", refusal.Message);
        Assert.Same(answer, Batch.Checked(answer, 1));
    }

    static int SizeOf(IEnumerable<Place> places) => new BatchGetPlacesResponse { Places = { places } }.CalculateSize();
}
