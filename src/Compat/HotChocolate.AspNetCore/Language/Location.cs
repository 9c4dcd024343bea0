namespace HotChocolate.Language;

/// <summary>
/// The position of a node in the source text. Offsets are in UTF-8 bytes; line and column start at 1, columns count UTF-16 units.
/// </summary>
public sealed record Location(int Start, int End, int Line, int Column);
