using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Map.Service.Tests.Webhooks;

/// <summary>A server on loopback that is told of changes: at each path somebody else, who answers as the test says.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentDictionary<string, Func<HttpContext, Task>> answers = [];
    readonly ConcurrentQueue<Received> all = [];

    Receiver(WebApplication app) => this.app = app;

    public static async Task<Receiver> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(context => receiver.ReceiveAsync(context, clock));
        await receiver.app.StartAsync();
        return receiver;
    }

    public string Url(string path) => $"{app.Urls.Single()}{path}";

    public void Answer(string path, Func<HttpContext, Task> answer) => answers[path] = answer;

    public void Answer(string path, int status) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    /// <summary>What was sent to a path, oldest first.</summary>
    public IReadOnlyList<Received> At(string path) => [.. all.Where(one => one.Path == path)];

    public async Task<IReadOnlyList<Received>> UntilAsync(string path, int count)
    {
        await Patience.UntilAsync(() => At(path).Count >= count, $"{count} deliveries to {path}");
        return At(path);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task ReceiveAsync(HttpContext context, TimeProvider clock)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        all.Enqueue(new(context.Request.Path, Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), body, clock.GetUtcNow()));
        if (answers.TryGetValue(context.Request.Path, out var answer)) await answer(context);

        string Header(string name) => context.Request.Headers[name].ToString();
    }
}
