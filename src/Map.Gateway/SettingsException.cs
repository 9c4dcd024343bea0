namespace Map.Gateway;

/// <summary>The configuration is wrong; the message says what, and how to fix it.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults));
