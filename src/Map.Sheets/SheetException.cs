namespace Map.Sheets;

/// <summary>A file that cannot be read as tables.</summary>
/// <param name="message">What is wrong, where, and how to mend it.</param>
/// <param name="inner">What a library said.</param>
public sealed class SheetException(string message, Exception? inner = null) : Exception(message, inner);
