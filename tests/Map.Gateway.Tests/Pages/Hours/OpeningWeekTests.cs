using Map.Gateway.Pages.Built;
using Map.Gateway.Pages.Hours;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Tests.Pages.Hours;

public sealed class OpeningWeekTests(OpeningWeekTests.Library library) : IClassFixture<OpeningWeekTests.Library>
{
    // A Wednesday, 11:30 in Paris.
    static readonly DateTimeOffset Now = new(2026, 7, 8, 9, 30, 0, TimeSpan.Zero);

    readonly OpeningWeeks weeks = library.Weeks;
    readonly Say english = new(PageLanguages.Read(WebPages.OfThisBuild()).English);

    /// <summary>Loading it takes seconds, so that all tests share one.</summary>
    public sealed class Library : IDisposable
    {
        public OpeningWeeks Weeks { get; } = new(new(WebPages.OfThisBuild(), TimeProvider.System), TimeZones.Read(WebPages.OfThisBuild()));

        public void Dispose() => Weeks.Dispose();
    }

    [BuiltPagesFact]
    public void Days_in_a_row_that_are_alike_are_one_line() => Assert.Equal(
        ["Monday – Thursday: 10:00–12:00, 14:00–17:30", "Friday: 10:00–12:00", "Saturday – Sunday: Closed"],
        Lines("Mo-Th 10:00-12:00,14:00-17:30; Fr 10:00-12:00", "FR"));

    [BuiltPagesFact]
    public void Night_is_written_with_the_evening_it_begins() => Assert.Equal(
        ["Monday – Friday: Closed", "Saturday: 22:00–2:00", "Sunday: Closed"], Lines("Sa 22:00-02:00", "FR"));

    [BuiltPagesFact]
    public void Public_holiday_of_the_country_is_closed() => Assert.Equal(
        // 14 July 2026 is the Tuesday of the coming seven days.
        ["Monday: 9:00–17:00", "Tuesday: Closed", "Wednesday – Friday: 9:00–17:00", "Saturday – Sunday: Closed"], Lines("Mo-Fr 09:00-17:00; PH off", "FR"));

    [BuiltPagesFact]
    public void Holidays_of_a_country_without_a_list_are_left_out() => Assert.Equal(
        ["Monday – Friday: 9:00–17:00", "Saturday – Sunday: Closed"], Lines("Mo-Fr 09:00-17:00; PH off", "XK"));

    [BuiltPagesFact]
    public void Open_end_has_no_end() => Assert.Equal(["Monday – Sunday: 10:00 –"], Lines("10:00+", "FR"));

    [BuiltPagesFact]
    public void Comment_is_kept_and_makes_nothing_open()
    {
        Assert.Equal(["Monday: 9:00–12:00 (by appointment)", "Tuesday – Sunday: Closed"], Lines("Mo 09:00-12:00 \"by appointment\"", "FR"));
        Assert.Null(weeks.Of("We 09:00-18:00 \"by appointment\"", "FR", Now)!.IsOpenNow);
    }

    [BuiltPagesFact]
    public void Open_now_goes_by_the_clock_of_the_country()
    {
        Assert.True(weeks.Of("We 11:00-12:00", "FR", Now)!.IsOpenNow);
        Assert.False(weeks.Of("We 11:00-12:00", "GB", Now)!.IsOpenNow);
        Assert.Equal(new DateTime(2026, 7, 8, 11, 0, 0), weeks.Of("We 11:00-12:00", "GB", Now)!.OpensNext);
        Assert.Null(weeks.Of("We 11:00-12:00", "", Now)!.IsOpenNow);
        Assert.Equal(1783501200, weeks.Of("We 11:00-12:00", "FR", Now)!.Seconds.First());
    }

    [BuiltPagesFact]
    public void Always_open_is_said_so()
    {
        Assert.True(weeks.Of("24/7", "FR", Now)!.IsAlways);
        Assert.False(weeks.Of("Mo-Fr", "FR", Now)!.IsAlways);
    }

    [BuiltPagesTheory]
    [InlineData("when somebody is there")]
    [InlineData("Mo-Fr 99:00-12:00")]
    public void Text_nobody_can_read_has_no_week(string text) => Assert.Null(weeks.Of(text, "FR", Now));

    [BuiltPagesFact]
    [Trait("Category", "Rehearsal")]
    public void Hostile_text_leaves_the_next_one_readable()
    {
        _ = weeks.Of(string.Concat(Enumerable.Repeat("Mo[1,2,3,4,5,-1];", 15)), "FR", Now);
        Assert.True(weeks.Of("24/7", "DE", Now)!.IsAlways);
    }

    IEnumerable<string> Lines(string hours, string country) => WeekLine.Of(weeks.Of(hours, country, Now)!, english)
        .Select(line => $"{line.Days}: {line.Times}{(line.Comment.Length > 0 ? $" ({line.Comment})" : "")}");
}
