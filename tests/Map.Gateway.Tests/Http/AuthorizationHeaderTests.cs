using System.Net;
using System.Net.Sockets;
using System.Text;
using Map.Gateway.Tests.Hosting;

namespace Map.Gateway.Tests.Http;

public sealed class AuthorizationHeaderTests(InventedMap map) : IClassFixture<InventedMap>
{
    public static TheoryData<string> Values =>
    [
        "Bearer\tx", "\tBearer x\t.", "Bearer x\ty", "Bearer \u00e9", "Bearer \u0001", "Bearer \u007f", "B\u00e4rer x",
        new string('x', 2_000), "Bearer " + new string('k', 500),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Header_that_cannot_be_a_key_is_never_our_fault(string value)
    {
        foreach (var path in new[] { "/places.csv", "/tiles/0/0/0.mvt" })
            Assert.Contains(await StatusAsync(path, value), new[] { HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
        Assert.Empty(map.Gateway.Log.Errors);
    }

    // By hand, for the client refuses to send most of these.
    async Task<HttpStatusCode> StatusAsync(string path, string authorization)
    {
        var address = map.Gateway.Http.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: {authorization}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        var line = await reader.ReadLineAsync();
        return (HttpStatusCode)int.Parse(line!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
