namespace Map.Service.Storage;

/// <summary>What to look for instead of each word of a text: the database's word_patterns(), read once. A statement that calls the function
/// calls it for each of its conditions while it is planned, and finding what a word is a misspelling of takes milliseconds.</summary>
public sealed class ResolvedWords
{
    readonly Dictionary<string, string[]> patterns;

    ResolvedWords(Dictionary<string, string[]> patterns) => this.patterns = patterns;

    /// <summary>The LIKE patterns of a word, by its first spelling.</summary>
    public string[] this[string word] => patterns[word];

    /// <summary>Whether the word is taken for a misspelling of others. Then the patterns are of whole words, and else of parts.</summary>
    public bool IsMisspelt(string word) => patterns[word][0].EndsWith(" %", StringComparison.Ordinal);

    public static async Task<ResolvedWords> OfAsync(NpgsqlDataSource database, string text, CancellationToken cancellationToken)
    {
        var words = TextFilter.Words(text);
        if (words.Count == 0) return new([]);
        var statement = new Statement();
        statement.Append($"SELECT {string.Join(", ", words.Select(word => $"word_patterns({statement.Value(word)})"))}");
        var resolved = await database.ReadAllAsync(
            statement, row => Enumerable.Range(0, words.Count).Select(row.GetFieldValue<string[]>).ToList(), cancellationToken);
        return new(words.Zip(resolved.Single()).ToDictionary(each => each.First[0], each => each.Second));
    }
}
