using System.Security.Cryptography;
using Map.Service.TellMe.Keys;

namespace Map.Service.Tests.TellMe;

public sealed class SubscriberKeysTests
{
    static readonly byte[] First = [.. Enumerable.Range(0, 32).Select(i => (byte)i)], Second = [.. Enumerable.Range(50, 32).Select(i => (byte)i)];
    static readonly Guid Row = Guid.Parse("0190a000-0000-7000-8000-000000000001");

    [Fact]
    public void What_was_encrypted_is_read_by_the_same_key_for_the_same_row_alone()
    {
        var keys = new SubscriberKeys([First]);
        var whole = keys.Seal("name@example.org", Row);
        Assert.Equal("name@example.org", keys.Open(whole, Row));
        Assert.ThrowsAny<CryptographicException>(() => keys.Open(whole, Guid.Empty));
        Assert.Null(new SubscriberKeys([Second]).Open(whole, Row));
        Assert.Equal("name@example.org", new SubscriberKeys([Second, First]).Open(whole, Row));
        whole[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => keys.Open(whole, Row));
    }

    [Fact]
    public void Length_tells_nothing_and_the_same_text_is_never_the_same()
    {
        var keys = new SubscriberKeys([First]);
        Assert.Equal(keys.Seal("a@b.example", Row).Length, keys.Seal("a-much-longer-name-than-that@a-much-longer-host.example.org", Row).Length);
        Assert.NotEqual(keys.Seal("a@b.example", Row), keys.Seal("a@b.example", Row));
        Assert.NotEqual(new SubscriberKeys([First]).Hash([1]), new SubscriberKeys([Second]).Hash([1]));
    }

    [Fact]
    public void Address_does_not_print_itself() => Assert.Equal("SubscriberAddress", SubscriberAddress.Of("name@example.org").ToString());
}
