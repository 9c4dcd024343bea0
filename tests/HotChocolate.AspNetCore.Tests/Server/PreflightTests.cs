namespace HotChocolateTests.Server;

/// <summary>A request that a page of another site can send without a CORS preflight is not executed.</summary>
public sealed class PreflightTests : IAsyncLifetime
{
    const string Address = "/graphql?query=%7B__typename%7D";

    GraphQLApp app = null!;

    public async Task InitializeAsync() => app = await GraphQLApp.StartAsync<Query>(
        options: new() { EnforceGetRequestsPreflightHeader = true });

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("GET", null, null, 400)]
    [InlineData("GET", "text/plain", null, 400)]
    [InlineData("GET", "application/x-www-form-urlencoded", null, 400)]
    [InlineData("GET", "multipart/form-data; boundary=x", null, 400)]
    [InlineData("GET", null, "Accept-Language", 400)]
    [InlineData("GET", "application/json", null, 200)]
    [InlineData("GET", "application/json; charset=utf-8", null, 200)]
    [InlineData("GET", null, "GraphQL-Preflight", 200)]
    [InlineData("GET", null, "Apollo-Require-Preflight", 200)]
    [InlineData("GET", null, "X-Apollo-Operation-Name", 200)]
    [InlineData("GET", null, "X-Requested-With", 200)]
    [InlineData("POST", null, null, 415)]
    [InlineData("POST", "text/plain", null, 415)]
    [InlineData("POST", "text/plain", "GraphQL-Preflight", 415)]
    [InlineData("POST", "application/x-www-form-urlencoded", null, 415)]
    [InlineData("POST", "multipart/form-data; boundary=x", null, 415)]
    [InlineData("POST", "multipart/form-data; boundary=x", "GraphQL-Preflight", 415)]
    [InlineData("POST", "text/plain; application/json", null, 415)]
    [InlineData("POST", "application/json", null, 200)]
    [InlineData("HEAD", null, "GraphQL-Preflight", 405)]
    [InlineData("OPTIONS", null, "GraphQL-Preflight", 405)]
    [InlineData("PUT", "application/json", null, 405)]
    public async Task Request_needs_cors_preflight(string method, string? contentType, string? header, int expected)
    {
        var request = new HttpRequestMessage(new(method), Address);
        if (method is "POST" || contentType is not null)
            request.Content = new ByteArrayContent("""{"query":"{ __typename }"}"""u8.ToArray());
        if (contentType is not null)
            request.Content!.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (header is not null)
            request.Headers.Add(header, "1");

        Assert.Equal(expected, (await app.SendAsync(request)).Status);
    }

    public class Query
    {
        public string Hello => "";
    }
}
