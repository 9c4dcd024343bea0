namespace Map.Service.Hosting;

/// <summary>The service cannot listen at a unix socket; the message says why, and how to fix it.</summary>
public sealed class SocketFileException(string message) : IOException(message);
