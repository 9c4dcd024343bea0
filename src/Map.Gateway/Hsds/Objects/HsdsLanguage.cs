namespace Map.Gateway.Hsds.Objects;

/// <summary>A language of HSDS 3.1.</summary>
/// <param name="Name">Its name in English; null when the gateway was built without pages.</param>
/// <param name="Code">ISO 639-1 or 639-3.</param>
/// <param name="Note">The whole BCP 47 tag, where it says more than the code.</param>
sealed record HsdsLanguage(string Id, string ServiceId, string? Name, string Code, string? Note);
