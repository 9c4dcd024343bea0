namespace HotChocolate;

/// <summary>The position of an error in the document; line and column start at 1.</summary>
public readonly record struct Location(int Line, int Column);
