namespace Map.Service.Storage;

/// <summary>The schema of the database does not fit this program; the message says why, and what to do.</summary>
public sealed class MigrationRefusedException(string message) : Exception(message);
