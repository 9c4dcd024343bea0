using Map.Service.Freshness.DeadLinks;
using Map.V1;

namespace Map.Service.Tests.Freshness.DeadLinks;

/// <summary>What follows from one visit after the other.</summary>
public sealed class VisitedPageTests
{
    static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly Visit Works = new(Finding.Works, "It is there.") { Status = 200 }, Missing = Visit.Missing("404", 404), Away = Visit.Unreachable("500", 500),
        Wall = Visit.Blocked("403", 403);

    [Fact]
    public void Missing_page_is_gone_after_three_visits_over_a_week_and_not_before()
    {
        var page = New().After(Works, Start);
        List<PageState> states = [];
        for (var i = 0; i < 4; i++) states.Add((page = page.After(Missing, page.DueAt)).State);

        Assert.Equal([PageState.Works, PageState.Works, PageState.Works, PageState.Gone], states);
        Assert.Equal(Start, page.WorkedAt);
        Assert.InRange((page.Since - page.MissingSince)!.Value.TotalDays, 6, 8);
    }

    [Fact]
    public void Page_that_was_never_seen_is_not_known_until_it_is_gone() =>
        Assert.Equal(PageState.Unspecified, New().After(Missing, Start).After(Missing, Start.AddDays(1)).State);

    [Fact]
    public void Visit_that_finds_it_ends_all_doubt()
    {
        var page = New();
        foreach (var visit in new[] { Missing, Missing, Works, Missing, Missing }) page = page.After(visit, page.DueAt.AddDays(5));
        Assert.Equal((PageState.Works, 2), (page.State, page.MissingVisits));
    }

    [Fact]
    public void Failure_in_between_neither_counts_nor_takes_back()
    {
        var page = New().After(Missing, Start).After(Away, Start.AddDays(1));
        Assert.Equal((PageState.Unreachable, 1), (page.State, page.MissingVisits));
        page = page.After(Missing, Start.AddDays(3)).After(Missing, Start.AddDays(7)).After(Away, Start.AddDays(40));
        Assert.Equal(PageState.Gone, page.State);
        Assert.Equal(PageState.Blocked, page.After(Wall, Start.AddDays(50)).State);
    }

    [Fact]
    public void Server_that_fails_is_asked_less_and_less_and_one_that_asks_for_time_gets_it()
    {
        var page = New();
        List<double> hours = [];
        for (var i = 0; i < 7; i++)
        {
            var at = page.DueAt;
            page = page.After(Away, at);
            hours.Add((page.DueAt - at).TotalHours);
        }

        Assert.Equal([1, 5, 24, 48, 96, 168, 168], hours);
        Assert.Equal(Start.AddDays(3), New().After(Away with { RetryAfter = TimeSpan.FromDays(3) }, Start).DueAt);
        Assert.Equal(Start.AddDays(31), New().After(Away with { RetryAfter = TimeSpan.FromDays(300) }, Start).DueAt);
    }

    [Fact]
    public void What_was_read_stays_when_the_page_does_not_change_and_when_it_is_gone()
    {
        var text = new PageText("Title", "", "", "Text", null, true, "");
        var page = New().After(Works with { Text = text, Hash = [1], ETag = "\"1\"" }, Start)
            .After(Works with { IsUnchanged = true, Status = 304 }, Start.AddDays(14)).After(Missing, Start.AddDays(28));
        Assert.Equal(("Title", Start, "\"1\""), (page.Title, page.ReadAt, page.ETag));
        Assert.Equal([1], page.Hash!);
    }

    static VisitedPage New() => new(Guid.Empty, "https://host.example/page", "host.example") { DueAt = Start };
}
