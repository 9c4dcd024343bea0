namespace Map.Service.Storage;

/// <summary>One step of the schema: a file <c>NNNN_name.sql</c>, never edited once landed.</summary>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>The steps that this program was built with, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
        [.. EmbeddedSql.Of("Migrations").Select(file => new Migration(file.Name, file.Sql))];

    public string Hash => EmbeddedSql.Hash(Sql);
}
