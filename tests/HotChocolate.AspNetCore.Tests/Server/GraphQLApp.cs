using HotChocolate.AspNetCore;
using HotChocolate.Execution.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Logging;

namespace HotChocolateTests.Server;

/// <summary>A real server on a free loopback port, and a client for it.</summary>
sealed class GraphQLApp : IAsyncDisposable
{
    readonly WebApplication app;

    GraphQLApp(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public Uri Address => new(Client.BaseAddress!, "graphql");

    public Uri SocketAddress => new UriBuilder(Address) { Scheme = "ws" }.Uri;

    public static async Task<GraphQLApp> StartAsync<TQuery>(
        Action<IRequestExecutorBuilder>? configure = null,
        Action<IServiceCollection>? services = null,
        int port = 0,
        GraphQLServerOptions? options = null)
        where TQuery : class
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        builder.Services.AddResponseCompression(
            o => o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/graphql-response+json"]);
        services?.Invoke(builder.Services);
        var server = builder.Services.AddGraphQLServer().AddQueryType<TQuery>();
        configure?.Invoke(server);
        var app = builder.Build();
        app.UseResponseCompression();
        app.UseWebSockets();
        app.MapGraphQL().WithOptions(options ?? new());
        app.MapGraphQLPersistedOperations();
        await app.StartAsync();
        return new GraphQLApp(app);
    }

    public async Task<(int Status, string Body, HttpResponseMessage Response)> SendAsync(HttpRequestMessage request)
    {
        var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public Task<(int Status, string Body, HttpResponseMessage Response)> PostAsync(
        string body, string contentType = "application/json", string? accept = null)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body));
        if (contentType.Length > 0)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return SendAsync(request);
    }

    public Task<(int Status, string Body, HttpResponseMessage Response)> GetAsync(string query, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?" + query);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return SendAsync(request);
    }

    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
