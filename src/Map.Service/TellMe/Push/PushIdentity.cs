using System.Buffers.Text;
using System.Security.Cryptography;
using Map.Service.TellMe.Keys;

namespace Map.Service.TellMe.Push;

/// <summary>By what push services know this map: a key pair on P-256 (VAPID, RFC 8292), made at its first use. A browser that was told of its public half takes messages of
/// no other one.</summary>
sealed class PushIdentity(NpgsqlDataSource database, SubscriberKeys keys)
{
    const byte Uncompressed = 4;

    PushKeys? known;

    /// <summary>The key pair; null when the file of the operator has not the key that it was encrypted with.</summary>
    public async Task<PushKeys?> GetAsync(CancellationToken cancellationToken)
    {
        if (known is not null) return known;
        if (await ReadAsync(cancellationToken) is null) await MakeAsync(cancellationToken);
        var (publicKey, whole) = (await ReadAsync(cancellationToken))!.Value;
        return keys.Open(whole, Guid.Empty) is { } privateKey ? known = new(publicKey, privateKey) : null;
    }

    /// <summary>Encrypts it with the present key of the operator.</summary>
    public async Task ResealAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not var (_, whole) || whole.AsSpan().StartsWith(keys.Present) || await GetAsync(cancellationToken) is not { } pair) return;
        var statement = new Statement();
        await database.ExecuteAsync(
            statement.Append($"UPDATE push_identity SET private_key = {statement.Value(keys.Seal(pair.Private, Guid.Empty))} WHERE private_key = {statement.Value(whole)}"),
            cancellationToken);
    }

    async Task<(string PublicKey, byte[] Whole)?> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAllAsync(
            new Statement().Append("SELECT public_key, private_key FROM push_identity"), row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), cancellationToken);
        return rows is [var row] ? row : null;
    }

    // Of services that start at the same time the first one's stays.
    Task MakeAsync(CancellationToken cancellationToken)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = pair.ExportParameters(includePrivateParameters: true);
        var publicKey = Base64Url.EncodeToString([Uncompressed, .. made.Q.X!, .. made.Q.Y!]);
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO push_identity (public_key, private_key)
            VALUES ({statement.Value(publicKey)}, {statement.Value(keys.Seal(Base64Url.EncodeToString(made.D!), Guid.Empty))}) ON CONFLICT DO NOTHING
            """);
        return database.ExecuteAsync(statement, cancellationToken);
    }
}
