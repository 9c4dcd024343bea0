namespace HotChocolate.Language;

/// <summary>How hashes of documents are written.</summary>
public enum HashFormat
{
    Base64,
    Hex,
}
