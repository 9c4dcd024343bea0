namespace Map.Service.Hosting;

/// <summary>The service was started with settings that cannot be.</summary>
public sealed class SettingsException(string message) : Exception(message);
