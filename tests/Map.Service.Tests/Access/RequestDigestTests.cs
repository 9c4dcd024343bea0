using Map.Service.Access;
using Map.V1;

namespace Map.Service.Tests.Access;

public sealed class RequestDigestTests
{
    [Fact]
    public void Order_of_names_makes_no_difference_however_deep_they_are()
    {
        Assert.Equal(Of(Named("fr", "de")), Of(Named("de", "fr")));
        Assert.NotEqual(Of(Named("fr", "de")), Of(Named("fr", "it")));
    }

    [Fact]
    public void Scope_makes_a_difference_and_fields_that_are_left_out_make_none()
    {
        var (one, other) = (Named("fr"), Named("fr"));
        other.Origin = "203.0.113.77";

        Assert.NotEqual(RequestDigest.Of("a key"u8, one), RequestDigest.Of("another key"u8, one));
        Assert.NotEqual(Of(one), Of(other));
        Assert.Equal(RequestDigest.Of([], one, "origin", "no such field"), RequestDigest.Of([], other, "origin"));
        Assert.Equal("203.0.113.77", other.Origin);
    }

    static byte[] Of(SuggestRequest request) => RequestDigest.Of([], request);

    static SuggestRequest Named(params string[] languages)
    {
        var place = Some.Place();
        foreach (var language in languages) place.Names.Add(language, "A name");
        return new() { Change = new() { AddPlace = new() { Place = place } } };
    }
}
