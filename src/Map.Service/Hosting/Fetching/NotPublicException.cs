namespace Map.Service.Hosting.Fetching;

/// <summary>A connection was refused because it would have led into a private network. The message says where, as the rest of a sentence that begins with the
/// address that was asked for.</summary>
sealed class NotPublicException(string message) : Exception(message);
