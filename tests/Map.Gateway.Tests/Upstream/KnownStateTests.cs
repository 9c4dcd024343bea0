using Map.Gateway.Http.Caching;
using Microsoft.Extensions.Time.Testing;

namespace Map.Gateway.Tests.Upstream;

public sealed class KnownStateTests
{
    readonly FakeTimeProvider clock = new();
    readonly KnownDataVersion known;

    public KnownStateTests() => known = new(clock);

    [Fact]
    public void Nothing_is_known_before_anything_is_heard() => Assert.Null(known.Current);

    [Fact]
    public void Word_is_believed_for_while_and_no_longer()
    {
        known.Accept("a", default, known.Invalidated);
        clock.Advance(KnownDataVersion.Lifetime - TimeSpan.FromMilliseconds(1));
        Assert.Equal("a", known.Current);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(known.Current);

        known.Accept("a", default, known.Invalidated);
        Assert.Equal("a", known.Current);
    }

    [Fact]
    public void What_is_forgotten_is_not_brought_back_by_who_listened_before()
    {
        var before = known.Invalidated;
        known.Accept("a", default, before);
        known.Forget();

        known.Accept("a", default, before);

        Assert.True(before.IsCancellationRequested);
        Assert.Null(known.Current);
        known.Accept("b", default, known.Invalidated);
        Assert.Equal("b", known.Current);
    }
}
