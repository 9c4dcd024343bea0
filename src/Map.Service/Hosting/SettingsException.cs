namespace Map.Service.Hosting;

/// <summary>The service's configuration is wrong; the message says what, and how to fix it.</summary>
public sealed class SettingsException(string message) : Exception(message);
