using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Map.Service.Tests.TellMe.Push;

/// <summary>A push service in the process of the test, at every https address.</summary>
sealed class PushService : HttpMessageHandler
{
    readonly ConcurrentQueue<Pushed> received = new();

    /// <summary>What it answers at an address.</summary>
    public Func<Uri, HttpResponseMessage> Answer { get; set; } = _ => new(HttpStatusCode.Created);

    public IReadOnlyList<Pushed> At(string endpoint) => [.. received.Where(one => one.Endpoint == endpoint)];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        received.Enqueue(new(request.RequestUri!.AbsoluteUri, await request.Content!.ReadAsByteArrayAsync(cancellationToken), request.Headers, request.Content.Headers));
        return Answer(request.RequestUri!);
    }

    public sealed record Pushed(string Endpoint, byte[] Body, HttpRequestHeaders Headers, HttpContentHeaders About)
    {
        public string Header(string name) => string.Join(' ', Headers.GetValues(name));
    }
}
