using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Map.Service.TellMe.Keys;

/// <summary>Where somebody is told, and by which links they confirm and leave. It is kept encrypted as a whole.</summary>
/// <param name="Secret">The tokens of the links follow from it: a new key of the operator leaves those as they are that were sent.</param>
/// <param name="Address">The e-mail address, or the endpoint of a browser's push service.</param>
/// <param name="P256dh">The public key of a browser; null for mail.</param>
/// <param name="Auth">The secret of a browser; null for mail.</param>
public sealed record SubscriberAddress(string Secret, string Address, string? P256dh = null, string? Auth = null)
{
    const int TokenBytes = 16;

    public static SubscriberAddress Of(string address, string? p256dh = null, string? auth = null) =>
        new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)), address, p256dh, auth);

    public string ConfirmToken => Token("confirm");

    public string LeaveToken => Token("leave");

    public byte[] Seal(SubscriberKeys keys, Guid row) => keys.Seal(JsonSerializer.Serialize(this), row);

    /// <summary>The contact of a row; null when the file has not the key that it was encrypted with.</summary>
    public static SubscriberAddress? Open(SubscriberKeys keys, byte[] whole, Guid row) =>
        keys.Open(whole, row) is { } text ? JsonSerializer.Deserialize<SubscriberAddress>(text) : null;

    // A record would print its address.
    public override string ToString() => nameof(SubscriberAddress);

    string Token(string what) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{what} {Secret}")).AsSpan(0, TokenBytes));
}
