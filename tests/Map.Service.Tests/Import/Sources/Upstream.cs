using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Map.Service.Tests.Import.Sources;

/// <summary>A server of others on loopback, which answers as it is told.</summary>
sealed class Upstream : IAsyncDisposable
{
    readonly WebApplication app;

    Upstream(WebApplication app) => this.app = app;

    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>What was asked, oldest first.</summary>
    public List<IHeaderDictionary> Asked { get; } = [];

    public Uri Url => new(app.Urls.Single());

    public string Address => new Uri(Url, "camps.csv").ToString();

    public static async Task<Upstream> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var upstream = new Upstream(builder.Build());
        upstream.app.Run(context =>
        {
            upstream.Asked.Add(new HeaderDictionary(context.Request.Headers.ToDictionary()));
            return upstream.Answer(context);
        });
        await upstream.app.StartAsync();
        return upstream;
    }

    /// <summary>Answers with a list, and with 304 to whoever has it already.</summary>
    public void Serve(string list, string tag) => Answer = async context =>
    {
        context.Response.Headers.ETag = tag;
        context.Response.Headers.LastModified = "Sun, 01 Nov 2026 10:00:00 GMT";
        if (context.Request.Headers.IfNoneMatch == tag) context.Response.StatusCode = StatusCodes.Status304NotModified;
        else await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(list));
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
