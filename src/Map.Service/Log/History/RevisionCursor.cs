using System.Globalization;

namespace Map.Service.Log.History;

/// <summary>A position in a history.</summary>
readonly record struct RevisionCursor(long Number) : ICursor<RevisionCursor>
{
    public static RevisionCursor Read(BinaryReader token) => new(long.Parse(token.ReadString(), CultureInfo.InvariantCulture));

    public void Write(ref TokenWriter token) => token.Value(Number);
}
