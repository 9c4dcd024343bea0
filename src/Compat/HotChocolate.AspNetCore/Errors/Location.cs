namespace HotChocolate;

/// <summary>Where in the document an error is; both numbers start at one.</summary>
public readonly record struct Location(int Line, int Column);
