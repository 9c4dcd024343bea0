using Map.Gateway.Upstream;
using Microsoft.Extensions.Time.Testing;

namespace Map.Gateway.Tests.Upstream;

public sealed class KnownStateTests
{
    readonly FakeTimeProvider clock = new();
    readonly KnownState known;

    public KnownStateTests() => known = new(clock);

    [Fact]
    public void Nothing_is_known_before_anything_is_heard() => Assert.Null(known.Current);

    [Fact]
    public void Word_is_believed_for_while_and_no_longer()
    {
        known.Hear("a", known.Doubt);
        clock.Advance(KnownState.Trust - TimeSpan.FromMilliseconds(1));
        Assert.Equal("a", known.Current);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(known.Current);

        known.Hear("a", known.Doubt);
        Assert.Equal("a", known.Current);
    }

    [Fact]
    public void What_is_forgotten_is_not_brought_back_by_who_listened_before()
    {
        var before = known.Doubt;
        known.Hear("a", before);
        known.Forget();

        known.Hear("a", before);

        Assert.True(before.IsCancellationRequested);
        Assert.Null(known.Current);
        known.Hear("b", known.Doubt);
        Assert.Equal("b", known.Current);
    }
}
