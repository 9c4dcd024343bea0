namespace Map.Telemetry;

/// <summary>The port for monitoring cannot be opened; the message says why, and how to fix it.</summary>
public sealed class AdminPortException(string message, Exception cause) : IOException(message, cause);
