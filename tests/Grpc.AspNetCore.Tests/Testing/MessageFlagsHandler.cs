namespace Grpc.AspNetCore.Tests.Testing;

/// <summary>Lets a client see which replies came compressed, those of the newest call.</summary>
public sealed class MessageFlagsHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    public MessageFlagsStream? Newest { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Newest = new MessageFlagsStream(await response.Content.ReadAsStreamAsync(cancellationToken));
        var content = new StreamContent(Newest);
        foreach (var (name, values) in response.Content.Headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content = content;
        return response;
    }
}
