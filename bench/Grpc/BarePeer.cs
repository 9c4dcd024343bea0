using System.Net;
using Google.Protobuf;
using Map.Bench.Load;

namespace Map.Bench.Grpc;

/// <summary>
/// Posts the same bytes and reads the same bytes without gRPC, as one would write it by hand with HttpClient; reading them as messages, or
/// not even that.
/// </summary>
sealed class BarePeer(Uri address, bool streams, bool parses) : IPeer
{
    static readonly byte[] Question = Samples.Near.ToByteArray();
    static readonly int Answer = Samples.Page.CalculateSize();
    static readonly int Part = Samples.Part.CalculateSize();

    // The handler's settings are those of a channel.
    readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };
    readonly Uri path = new(address, GrpcServer.PathOf(streams, parses));

    public string Name => parses ? "POST and protobuf" : "POST";

    public Task CallAsync() => streams ? StreamAsync() : AskAsync();

    public void Dispose() => http.Dispose();

    async Task AskAsync()
    {
        using var question = new ByteArrayContent(parses ? Samples.Near.ToByteArray() : Question);
        using var response = await http.PostAsync(path, question);
        var answer = await response.Content.ReadAsByteArrayAsync();
        if (parses)
            PlaceList.Parser.ParseFrom(answer);
        Expect(answer.Length, Answer);
    }

    async Task StreamAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([]),
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[Part];
        var messages = 0;
        // Every message has the same size, so that none needs a length before it.
        while (await body.ReadAtLeastAsync(buffer, Part, throwOnEndOfStream: false) == Part)
        {
            messages++;
            if (parses)
                PlaceList.Parser.ParseFrom(buffer);
        }
        Expect(messages, Samples.Messages);
    }

    static void Expect(int got, int expected)
    {
        if (got != expected)
            throw new InvalidOperationException($"The answer has {got} bytes or messages; expected are {expected}.");
    }
}
