using System.Security.Cryptography;
using System.Text;

namespace Map.Service.Contributions.Suggestions;

/// <summary>The codes by which people follow their suggestions. A receipt follows from the request id that its author made up, so that a
/// repeated request gets it again; the database has only hashes of both.</summary>
static class Receipts
{
    // Crockford's: without letters that look like digits.
    const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    const int Length = 20;

    const int Group = 5;

    /// <summary>The receipt of a request: 100 bits, such as 7K3QM-4XJ2P-0V8ZD-HR6TN.</summary>
    public static string Of(Guid request)
    {
        var hash = SHA256.HashData([.. "receipt"u8, .. request.ToByteArray(bigEndian: true)]);
        var letters = Enumerable.Range(0, Length).Select(i => Letters[hash[i] & 31]).Chunk(Group).Select(group => new string(group));
        return string.Join('-', letters);
    }

    /// <summary>What is kept of a receipt as somebody typed it.</summary>
    /// <exception cref="Refusal">It is no receipt.</exception>
    public static byte[] Hash(string receipt)
    {
        var letters = string.Concat(receipt.ToUpperInvariant().Where(c => c is not ('-' or ' ')))
            .Replace('O', '0').Replace('I', '1').Replace('L', '1');
        if (letters.Length != Length || letters.Any(letter => !Letters.Contains(letter)))
            throw Refusal.Invalid("receipt", $"is not a receipt: {Length} letters and digits, such as 7K3QM-4XJ2P-0V8ZD-HR6TN.");
        return SHA256.HashData(Encoding.ASCII.GetBytes(letters));
    }

    /// <summary>What is kept of a request id.</summary>
    public static byte[] Hash(Guid request) => SHA256.HashData([.. "request"u8, .. request.ToByteArray(bigEndian: true)]);
}
