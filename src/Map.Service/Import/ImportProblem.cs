namespace Map.Service.Import;

/// <summary>What is wrong with one field of a file, and what is allowed.</summary>
public sealed record ImportProblem(string File, int Line, string Column, string What) : IComparable<ImportProblem>
{
    public int CompareTo(ImportProblem? other)
    {
        if (other is null)
            return 1;
        var order = string.CompareOrdinal(File, other.File);
        order = order != 0 ? order : Line.CompareTo(other.Line);
        order = order != 0 ? order : string.CompareOrdinal(Column, other.Column);
        return order != 0 ? order : string.CompareOrdinal(What, other.What);
    }

    public override string ToString() => $"{File}:{Line}: {Column}: {What}";
}
