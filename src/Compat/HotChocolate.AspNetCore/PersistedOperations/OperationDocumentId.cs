namespace HotChocolate.Execution;

/// <summary>The name of a stored operation, in letters that no file system and no address gives a meaning.</summary>
readonly record struct OperationDocumentId
{
    const int MaxLength = 128;

    // As the specification of persisted documents writes a hash.
    const string HashPrefix = "sha256:";

    OperationDocumentId(string value) => Value = value;

    public string Value { get; }

    public override string ToString() => Value;

    /// <summary>Takes names and hashes, hexadecimal or base64; of the latter the letters that files cannot have are replaced.</summary>
    public static bool TryCreate(string text, out OperationDocumentId id)
    {
        id = default;
        if (text.StartsWith(HashPrefix, StringComparison.Ordinal))
            text = text[HashPrefix.Length..];
        text = text.TrimEnd('=').Replace('/', '-').Replace('+', '_');
        if (text.Length is 0 or > MaxLength || !text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            return false;
        id = new OperationDocumentId(text);
        return true;
    }
}
