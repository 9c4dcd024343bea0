namespace Map.Service.Storage;

/// <summary>The database and the program do not fit together; the message says why and what to do.</summary>
public sealed class MigrationRefusedException(string message) : Exception(message);
