using System.Buffers.Text;
using System.Security.Cryptography;
using Map.Service.Contributions.Suggestions.Groups;
using Map.Service.Hosting.Fetching;
using Map.Service.TellMe.Keys;
using Map.Service.TellMe.Mail;
using Map.Service.TellMe.News;

namespace Map.Service.TellMe.Push;

/// <summary>A browser wants to be told. Its reader has been asked by it.</summary>
sealed class SubscribeByPush(
    NpgsqlDataSource database, SubscriptionTable subscriptions, SubjectRules subjects, AddressHashes hashes, Origins origins, PublicHttp http, TimeProvider clock)
{
    const int LongestEndpoint = 1_000, PointBytes = 65, SecretBytes = 16;

    public async Task<SubscribeByPushResponse> RunAsync(SubscribeByPushRequest request, CancellationToken cancellationToken)
    {
        var violations = new Violations();
        await CheckEndpointAsync(request.Endpoint, violations, cancellationToken);
        if (!IsPoint(request.P256Dh)) violations.Add("p256dh", "is no public key of a browser: a point on P-256 of 65 bytes, as Base64url.");
        if (BytesOf(request.Auth)?.Length != SecretBytes) violations.Add("auth", $"is no secret of a browser: {SecretBytes} bytes, as Base64url.");
        SubjectRules.Check(request.Subject, "subject", violations);
        violations.Language("language", request.Language);
        violations.ThrowIfAny();
        var zone = await subjects.ZoneAsync(request.Subject, "subject", cancellationToken);

        var now = clock.GetUtcNow();
        var address = SubscriberAddress.Of(request.Endpoint, request.P256Dh, request.Auth);
        var hash = hashes.OfEndpoint(request.Endpoint);
        var subscription = new Subscription(
            Guid.CreateVersion7(now), Subscription.Push, [], request.Subject, Subscription.Soon, zone, MailWords.Known(request.Language)) { ShowsNames = request.ShowsNames };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RequestBounds.EnterAsync(connection, hash, origins.Hash(request.HasOrigin ? request.Origin : null), now, cancellationToken);
        await subscriptions.AddConfirmedAsync(connection, subscription, address, hash, now, cancellationToken);
        await transaction.CommitWholeAsync();
        return new() { Token = address.LeaveToken };
    }

    // It is looked at again whenever something is sent.
    async Task CheckEndpointAsync(string endpoint, Violations violations, CancellationToken cancellationToken)
    {
        const string expected = "is no address of a push service: https, a host of the public internet, no name or password, at most 1,000 characters.";
        if (endpoint.Length > LongestEndpoint || PublicHttp.FaultOf(endpoint) is not null || new Uri(endpoint) is not { Scheme: "https" } address
            || await http.InsideAsync(address, cancellationToken) is not null)
            violations.Add("endpoint", expected);
    }

    static bool IsPoint(string text)
    {
        if (BytesOf(text) is not { Length: PointBytes } point || point[0] != 4) return false;
        try
        {
            using var key = ECDiffieHellman.Create(
                new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
            return true;
        }
        // It does not lie on the curve.
        catch (CryptographicException)
        {
            return false;
        }
    }

    static byte[]? BytesOf(string text)
    {
        try
        {
            return text.Length > 2 * PointBytes ? null : Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
