namespace Map.Service.Storage;

/// <summary>One migration of the schema: a file <c>NNNN_name.sql</c>, never edited once it is merged.</summary>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>The migrations embedded in this program, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
        [.. EmbeddedSql.Of("Migrations").Select(file => new Migration(file.Name, file.Sql))];

    public string Hash => EmbeddedSql.Hash(Sql);
}
