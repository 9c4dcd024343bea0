namespace Map.Service.Storage;

/// <summary>One migration of the schema: a file <c>NNNN_name.sql</c>, never edited once it is merged.</summary>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>The migrations embedded in this program, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
        [.. EmbeddedSql.Of("Migrations").Select(file => new Migration(file.Name, file.Sql))];

    /// <summary>Whether the program of the release before works with it, too: its first line is <c>-- Expands.</c> It only adds what nothing needs yet. What takes
    /// something away follows in a later release, when no program is left that needs it.</summary>
    public bool Expands => Sql.StartsWith("-- Expands.", StringComparison.Ordinal);

    public string Hash => EmbeddedSql.Hash(Sql);
}
