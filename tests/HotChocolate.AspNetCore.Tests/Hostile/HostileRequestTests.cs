namespace HotChocolateTests.Hostile;

/// <summary>Over real HTTP: an error that names the limit or rule, nothing in the log, and the next request is served.</summary>
public sealed class HostileRequestTests(HostileServer server) : IClassFixture<HostileServer>
{
    public static TheoryData<string> Documents => HostileDocuments.Names;

    public static TheoryData<string> Bodies => HostileBodies.Names;

    [Theory]
    [MemberData(nameof(Documents))]
    public Task Document_is_refused_and_next_request_is_served(string name)
    {
        var (document, code) = HostileDocuments.Get(name);
        return AssertRefusedAsync(HostileBodies.Document(document), code);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public Task Body_is_refused_and_next_request_is_served(string name)
    {
        var (body, code) = HostileBodies.Get(name);
        return AssertRefusedAsync(body, code);
    }

    async Task AssertRefusedAsync(byte[] body, string code)
    {
        foreach (var accept in new[] { "application/json", "application/graphql-response+json" })
        {
            var (status, responseText) = await PostAsync(body, accept);

            Assert.InRange(status, 200, 499);
            HostileDocuments.AssertRefused(code, responseText);
        }

        Assert.Equal((200, """{"data":{"hello":"world"}}"""), await PostAsync(HostileBodies.Document("{hello}"), "application/json"));
        Assert.Empty(server.Warnings);
    }

    async Task<(int Status, string Response)> PostAsync(byte[] body, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Accept.ParseAdd(accept);
        var (status, responseText, response) = await server.App.SendAsync(request);
        response.Dispose();
        return (status, responseText);
    }
}
