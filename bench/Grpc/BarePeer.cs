using System.Buffers;
using System.Net;
using Google.Protobuf;
using Map.Bench.Load;

namespace Map.Bench.Grpc;

/// <summary>Posts the same bytes and reads the same bytes without gRPC; reading them as messages, or not even that.</summary>
sealed class BarePeer(Uri address, bool streams, bool parses) : IPeer
{
    static readonly byte[] Question = Samples.Near.ToByteArray();
    static readonly int Answer = Samples.Page.CalculateSize();
    static readonly int Part = Samples.Part.CalculateSize();

    // As a channel has it.
    readonly HttpMessageInvoker http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    readonly Uri path = new(address, GrpcServer.PathOf(streams, parses));

    public string Name => parses ? "bare POST and protobuf" : "bare POST";

    public async Task CallAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(parses ? Samples.Near.ToByteArray() : Question),
        };
        using var response = await http.SendAsync(request, CancellationToken.None);
        var body = await response.Content.ReadAsStreamAsync();
        var size = streams ? Part : Answer;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var messages = 0;
        // Every message has the same size, so that none needs a length before it.
        while (await body.ReadAtLeastAsync(buffer.AsMemory(0, size), size, throwOnEndOfStream: false) == size)
        {
            messages++;
            if (parses)
                PlaceList.Parser.ParseFrom(buffer.AsSpan(0, size));
        }
        ArrayPool<byte>.Shared.Return(buffer);
        if (messages != (streams ? Samples.Messages : 1))
            throw new InvalidOperationException($"The answer has {messages} messages.");
    }

    public void Dispose() => http.Dispose();
}
