namespace Map.Service.Keys;

/// <summary>A position in the list of keys.</summary>
readonly record struct KeyCursor(Guid Id) : ICursor<KeyCursor>
{
    public static KeyCursor Read(BinaryReader token) => new(Guid.Parse(token.ReadString()));

    public void Write(ref TokenWriter token) => token.Value(Id);
}
