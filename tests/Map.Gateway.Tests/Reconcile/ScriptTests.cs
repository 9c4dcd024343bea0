using System.Net;
using Map.Gateway.Tests.EndToEnd;

namespace Map.Gateway.Tests.Reconcile;

/// <summary>JSONP runs nothing but the function that the page has, and says nothing that it could not read anyway.</summary>
public sealed class ScriptTests(SeededMap map) : IClassFixture<SeededMap>, IDisposable
{
    public void Dispose() => Assert.Empty(map.Errors);

    [Theory]
    [InlineData("reconcile")]
    [InlineData("reconcile/suggest/entity")]
    [InlineData("reconcile/suggest/type")]
    [InlineData("reconcile/properties")]
    public async Task Named_function_is_called_with_what_json_would_be(string address)
    {
        var json = await map.Gateway.Http.GetStringAsync(address);
        using var response = await map.Gateway.Http.GetAsync(address + "?callback=jQuery123_4.done");

        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal($"/**/jQuery123_4.done({json});", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("alert(1)")]
    [InlineData("a;b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("<script>")]
    [InlineData("a..b")]
    [InlineData("1a")]
    [InlineData("ü")]
    [InlineData("")]
    public async Task What_is_no_name_of_function_is_refused(string callback)
    {
        using var response = await map.Gateway.Http.GetAsync("reconcile?callback=" + Uri.EscapeDataString(callback));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Long_name_is_refused_and_data_ends_no_script()
    {
        using var response = await map.Gateway.Http.GetAsync("reconcile?callback=" + new string('a', 101));
        var script = await map.Gateway.Http.GetStringAsync(
            "reconcile?callback=a&queries=" + Uri.EscapeDataString("{\"</script>\\u2028é\":{\"query\":\"Brook House\"}}"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("</script>", script, StringComparison.Ordinal);
        Assert.All(script, character => Assert.InRange(character, ' ', '~'));
    }
}
