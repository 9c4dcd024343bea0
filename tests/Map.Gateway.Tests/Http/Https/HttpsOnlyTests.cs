using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Map.Gateway.Http.Https;
using Map.Gateway.Tests.Hosting;
using Map.Gateway.Tests.Pages;

namespace Map.Gateway.Tests.Http.Https;

public sealed class HttpsOnlyTests(SecureGateway secure) : IClassFixture<SecureGateway>
{
    [Theory]
    [InlineData("GET", "/places.csv?text=a%20b&regions=GB-KEN")]
    [InlineData("HEAD", "/places.csv")]
    [InlineData("GET", "/nowhere")]
    public async Task Reading_is_sent_to_https_with_all_of_its_address(string method, string path)
    {
        using var response = await SendAsync(new(new(method), path));
        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal($"https://127.0.0.1:{secure.Https.Port}{path}", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("https://0.0.0.0:443,http://0.0.0.0:80,http://127.0.0.1:5080", 5080)]
    [InlineData("https://0.0.0.0:443,http://0.0.0.0:80")]
    // Who has only addresses of this machine tries TLS out.
    [InlineData("https://127.0.0.1:443,http://127.0.0.1:5080")]
    public void Only_ports_that_nobody_else_reaches_are_without_tls(string addresses, params int[] own) =>
        Assert.Equal(own, new ListenSettings([.. addresses.Split(',').Select(address => new Uri(address))]).OwnPorts);

    [Fact]
    public async Task Who_comes_by_the_usual_port_is_sent_to_the_usual_port()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/en/") { Headers = { Host = "map.example.org" } };
        using var response = await SendAsync(request);
        Assert.Equal("https://map.example.org/en/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Key_is_never_sent_on_and_its_owner_is_told()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/places.csv") { Headers = { { "Authorization", "Bearer KEY" } } };
        using var response = await SendAsync(request);
        Assert.Equal((HttpStatusCode.Forbidden, null), (response.StatusCode, response.Headers.Location));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("HTTPS_REQUIRED", (string?)problem["code"]);
        Assert.Contains("https", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_by_post_is_refused_as_graphql()
    {
        using var response = await SendAsync(new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{__typename}" }) });
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal("HTTPS_REQUIRED", (string?)answer["errors"]![0]!["extensions"]!["code"]);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task Unsafe_method_is_refused_also_without_body(string method)
    {
        using var response = await SendAsync(new(new(method), "/nowhere"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Get_with_a_body_is_refused()
    {
        using var response = await SendAsync(new(HttpMethod.Get, "/places.csv") { Content = new StringContent("KEY") });
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [BuiltPagesFact]
    public async Task Form_of_a_page_is_refused_with_a_page()
    {
        using var response = await SendAsync(new(HttpMethod.Post, "/en/") { Content = new FormUrlEncodedContent([new("q", "Calais")]) });
        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("by https only", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_answered_without_tls(string path)
    {
        using var response = await SendAsync(new(HttpMethod.Get, path));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Https_tells_browsers_to_stay_with_it()
    {
        using var client = secure.Client();
        using var response = await client.GetAsync(new Uri("places.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Gateway_without_tls_redirects_nothing()
    {
        await using var gateway = await TestGateway.StartAsync(secure.Upstream.Address);
        using var response = await gateway.Http.GetAsync(new Uri("places.csv", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = secure.Http };
        using (request)
            return await client.SendAsync(request);
    }
}
