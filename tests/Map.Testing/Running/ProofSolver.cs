using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Map.V1;

namespace Map.Testing.Running;

/// <summary>Solves challenges as ALTCHA's widget does.</summary>
public static class ProofSolver
{
    /// <summary>The proof that solves a challenge.</summary>
    public static string Solve(ProofChallenge challenge)
    {
        for (var number = 0L; number <= challenge.MaxNumber; number++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(challenge.Salt + number.ToString(CultureInfo.InvariantCulture)));
            if (Convert.ToHexStringLower(hash) == challenge.Challenge) return Payload(challenge, number);
        }

        throw new InvalidOperationException("No number solves the challenge.");
    }

    /// <summary>A proof with any number.</summary>
    public static string Payload(ProofChallenge challenge, long number) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new
    {
        algorithm = challenge.Algorithm, challenge = challenge.Challenge, number, salt = challenge.Salt, signature = challenge.Signature,
    }));
}
