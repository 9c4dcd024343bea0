using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Grpc.Core;

namespace Map.Service.Tests.Hostile;

/// <summary>The answer to bytes that were posted as if they were a gRPC call.</summary>
sealed record GrpcPost(HttpStatusCode HttpStatus, StatusCode? Status, string Message)
{
    /// <summary>Posts a body to CountPlaces; metadata are sent as they are.</summary>
    public static async Task<GrpcPost> SendAsync(
        Uri service, byte[] body, string contentType = "application/grpc", params (string Name, string Value)[] metadata)
    {
        using var handler = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service, "/map.v1.PlacesService/CountPlaces"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in metadata) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        var status = Trailer(answer, "grpc-status");
        return new GrpcPost(
            answer.StatusCode, status.Length > 0 ? (StatusCode)int.Parse(status, CultureInfo.InvariantCulture) : null,
            Uri.UnescapeDataString(Trailer(answer, "grpc-message")));
    }

    static string Trailer(HttpResponseMessage answer, string name) =>
        answer.TrailingHeaders.TryGetValues(name, out var values) || answer.Headers.TryGetValues(name, out values)
            ? string.Join(',', values) : "";
}
