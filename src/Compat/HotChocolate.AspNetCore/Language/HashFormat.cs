namespace HotChocolate.Language;

/// <summary>The encoding of document hashes.</summary>
public enum HashFormat
{
    Base64,
    Hex,
}
