using System.Net;

namespace Map.Gateway.Tests.Http.Https;

public sealed class AcmeChallengesTests : IClassFixture<SecureGateway>
{
    const string Token = "evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA";

    readonly SecureGateway secure;
    readonly string folder;

    public AcmeChallengesTests(SecureGateway secure)
    {
        this.secure = secure;
        folder = Directory.CreateDirectory(Path.Combine(secure.Webroot, ".well-known", "acme-challenge")).FullName;
    }

    [Fact]
    public async Task Challenge_is_sent_without_tls_as_it_is()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, Token), $"{Token}.key");
        using var response = await GetAsync(Token);
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal($"{Token}.key", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("with.dot")]
    [InlineData("..%2f..%2fsecret")]
    [InlineData("%2e%2e")]
    [InlineData("a%00b")]
    [InlineData("folder")]
    public async Task Nothing_else_is(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(secure.Webroot, "secret"), "secret");
        await File.WriteAllTextAsync(Path.Combine(folder, "with.dot"), "secret");
        Directory.CreateDirectory(Path.Combine(folder, "folder"));
        using var response = await GetAsync(name);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Link_leads_nowhere()
    {
        var target = Path.Combine(secure.Webroot, "target");
        await File.WriteAllTextAsync(target, "secret");
        File.CreateSymbolicLink(Path.Combine(folder, "link"), target);
        using var response = await GetAsync("link");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Large_file_is_no_challenge()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "large"), new string('a', 2000));
        using var response = await GetAsync("large");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    async Task<HttpResponseMessage> GetAsync(string name)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = secure.Http };
        return await client.GetAsync(new Uri($"/.well-known/acme-challenge/{name}", UriKind.Relative));
    }
}
