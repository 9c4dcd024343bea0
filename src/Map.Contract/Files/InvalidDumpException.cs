namespace Map.Contract.Files;

/// <summary>A file is no dump, or not a whole one. The message says what is wrong, and what can be done.</summary>
public sealed class InvalidDumpException(string message) : Exception(message);
