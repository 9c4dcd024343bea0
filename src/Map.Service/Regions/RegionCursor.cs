namespace Map.Service.Regions;

/// <summary>A position in a list of regions.</summary>
readonly record struct RegionCursor(RegionKind Kind, string SortName, string Code) : ICursor<RegionCursor>
{
    public static RegionCursor Of(RegionRow row) => new(row.Region.Kind, row.SortName, row.Region.Code);

    public static RegionCursor Read(BinaryReader token) =>
        new(Enum.Parse<RegionKind>(token.ReadString()), token.ReadString(), token.ReadString());

    public void Write(ref TokenWriter token)
    {
        token.Text(Kind.ToString());
        token.Text(SortName);
        token.Text(Code);
    }
}
