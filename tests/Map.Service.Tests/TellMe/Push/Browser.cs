using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Map.V1;

namespace Map.Service.Tests.TellMe.Push;

/// <summary>A browser that asked its reader, and decrypts what comes.</summary>
sealed class Browser(string name) : IDisposable
{
    readonly ECDiffieHellman key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    readonly byte[] auth = RandomNumberGenerator.GetBytes(16);

    public string Endpoint { get; } = $"https://push.example/send/{name}";

    public SubscribeByPushRequest Request(NewsSubject subject, bool showsNames = false) => new()
    {
        Endpoint = Endpoint, P256Dh = Base64Url.EncodeToString(Rfc8291.PointOf(key)), Auth = Base64Url.EncodeToString(auth), Subject = subject, Language = "en",
        ShowsNames = showsNames,
    };

    public JsonElement Read(PushService.Pushed pushed) => JsonDocument.Parse(Encoding.UTF8.GetString(Rfc8291.Decrypt(pushed.Body, key, auth))).RootElement;

    public int LengthOf(PushService.Pushed pushed) => Rfc8291.Decrypt(pushed.Body, key, auth).Length;

    public void Dispose() => key.Dispose();
}
