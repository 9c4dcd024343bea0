using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Map.Service.Contributions.Suggestions.Bounds;

/// <summary>What a suggestion costs under load: some seconds of computing, by ALTCHA's scheme (the challenge is SHA-256 of a salt and a
/// secret number, both signed), or a longer wait with a ticket, for who has no program. Made and checked here, with a key of the day that
/// all services of the database share.</summary>
/// <remarks>The ticket is bound to one suggestion, and the solution is not: it has cost something by itself. Waiting costs a machine
/// nothing, and many tickets ripen side by side; it only delays a flood, and the bounds of <see cref="Admission"/> hold for both.</remarks>
public sealed class ProofOfWork(NpgsqlDataSource database, TimeProvider clock)
{
    const string Algorithm = "SHA-256";

    const string TicketStart = "wait.";

    const int SaltBytes = 12;

    static readonly TimeSpan Valid = TimeSpan.FromMinutes(20);

    static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>A new challenge and a new ticket.</summary>
    /// <param name="maxNumber">The largest number that may be the solution.</param>
    /// <param name="contents">Hash of the suggestion that the ticket is for.</param>
    /// <param name="wait">After how long the ticket is ripe.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ProofChallenge> CreateAsync(int maxNumber, byte[] contents, TimeSpan wait, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var key = await KeyAsync(now, cancellationToken);
        var random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));
        var salt = string.Create(CultureInfo.InvariantCulture, $"{random}?expires={(now + Valid).ToUnixTimeSeconds()}&");
        var challenge = HashOf(salt, RandomNumberGenerator.GetInt32(maxNumber + 1));
        var ripe = now + wait;
        var ticket = string.Create(
            CultureInfo.InvariantCulture, $"{random}.{ripe.ToUnixTimeSeconds()}.{(ripe + Valid).ToUnixTimeSeconds()}");
        return new ProofChallenge
        {
            Algorithm = Algorithm, Challenge = challenge, Salt = salt, MaxNumber = maxNumber, Signature = Sign(key, challenge),
            Ticket = $"{TicketStart}{ticket}.{Sign(key, Ticket(ticket, contents))}", TicketSeconds = (int)Math.Ceiling(wait.TotalSeconds),
        };
    }

    /// <summary>Checks what came back.</summary>
    /// <param name="proof">A solution, base64 of ALTCHA's JSON, or a ticket.</param>
    /// <param name="contents">Hash of the suggestion that it comes with.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is stored so that it counts once.</returns>
    /// <exception cref="Refusal">INVALID_ARGUMENT: it is wrong, too early or too late, with a message that says which.</exception>
    internal async Task<Proof> CheckAsync(string proof, byte[] contents, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Around midnight, what was signed with yesterday's key.
        byte[][] keys = [await KeyAsync(now, cancellationToken), await KeyAsync(now - Valid - Valid, cancellationToken)];
        return proof.StartsWith(TicketStart, StringComparison.Ordinal)
            ? CheckTicket(proof, contents, keys, now) : CheckSolution(proof, keys, now);
    }

    static Proof CheckTicket(string proof, byte[] contents, byte[][] keys, DateTimeOffset now)
    {
        var parts = proof.Split('.');
        if (parts.Length != 5 || !TryTime(parts[2], out var ripe) || !TryTime(parts[3], out var expires))
            throw Wrong("is no ticket of this map.");
        if (!IsSigned(keys, Ticket(string.Join('.', parts[1..4]), contents), parts[4]))
            throw Wrong("is no ticket of this map for this suggestion; send the suggestion unchanged, or without a ticket for a new one.");
        if (now >= expires) throw Expired();
        if (now < ripe)
            throw new Refusal(ErrorReason.ProofOfWork,
                $"The ticket is ripe in {Math.Ceiling((ripe - now).TotalSeconds)} second(s). Send the same again then.")
            {
                RetryAfter = ripe - now,
            };
        return new(Id(parts[1]), expires);
    }

    static Proof CheckSolution(string proof, byte[][] keys, DateTimeOffset now)
    {
        var solution = Read(proof) ?? throw Wrong("is no solution: base64 of JSON with algorithm, challenge, number, salt and signature.");
        var start = solution.Salt.IndexOf("?expires=", StringComparison.Ordinal);
        if (solution.Algorithm != Algorithm || start < 0 || !solution.Salt.EndsWith('&')
            || !IsSigned(keys, solution.Challenge, solution.Signature))
            throw Wrong("solves no challenge of this map.");
        // The salt is a part of what was hashed into the signed challenge.
        if (HashOf(solution.Salt, solution.Number) != solution.Challenge) throw Wrong("has a number that does not solve the challenge.");
        if (!TryTime(solution.Salt[(start + "?expires=".Length)..^1], out var expires)) throw Wrong("solves no challenge of this map.");
        if (now >= expires) throw Expired();
        return new(Id(solution.Salt[..start]), expires);
    }

    static Solution? Read(string proof)
    {
        try
        {
            return JsonSerializer.Deserialize<Solution>(Convert.FromBase64String(proof), Names);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    static bool TryTime(string text, out DateTimeOffset time)
    {
        var isTime = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 100_000_000_000;
        time = isTime ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return isTime;
    }

    // Solution and ticket of one challenge have the same id: whoever has used one has used the other.
    static byte[] Id(string random) => SHA256.HashData(Encoding.UTF8.GetBytes(random));

    static string HashOf(string salt, long number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{salt}{number}"))));

    static string Ticket(string ticket, byte[] contents) => $"{ticket} {Convert.ToHexStringLower(contents)}";

    static string Sign(byte[] key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    static bool IsSigned(byte[][] keys, string text, string signature) => keys.Any(key =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(key, text)), Encoding.UTF8.GetBytes(signature)));

    async Task<byte[]> KeyAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        var day = statement.Value(DateOnly.FromDateTime(at.UtcDateTime));
        // The update of nothing returns the row that another service has made meanwhile.
        statement.Append($"""
            INSERT INTO proof_key AS k (day, key) VALUES ({day}, {statement.Value(RandomNumberGenerator.GetBytes(32))})
            ON CONFLICT (day) DO UPDATE SET key = k.key RETURNING key
            """);
        return (await database.ReadAllAsync(statement, row => row.GetFieldValue<byte[]>(0), cancellationToken)).Single();
    }

    static Refusal Wrong(string description) => Refusal.Invalid("proof", description);

    static Refusal Expired() => Wrong("has expired; send the suggestion without it for a new challenge.");

    sealed record Solution(
        [property: JsonRequired] string Algorithm, [property: JsonRequired] string Challenge, [property: JsonRequired] long Number,
        [property: JsonRequired] string Salt, [property: JsonRequired] string Signature);
}

/// <summary>A proof that was right.</summary>
/// <param name="Id">SHA-256 of its random part.</param>
/// <param name="Expires">Until when it would be right again.</param>
sealed record Proof(byte[] Id, DateTimeOffset Expires);
