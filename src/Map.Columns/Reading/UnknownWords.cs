namespace Map.Columns.Reading;

/// <summary>Counts the words of a list that are not known.</summary>
sealed class UnknownWords
{
    const int Lines = 5;

    readonly Dictionary<
        (string Field, string Column, string Word), (string Word, int Rows, List<long> Lines, IReadOnlyList<string> Allowed)> counted = [];

    public IReadOnlyList<UnknownWord> All =>
    [
        .. counted.OrderByDescending(word => word.Value.Rows)
            .Select(word => new UnknownWord(word.Key.Field, word.Key.Column, word.Value.Word, word.Value.Rows, word.Value.Lines, word.Value.Allowed)),
    ];

    public void Add(string field, string column, string word, long line, IReadOnlyList<string> allowed)
    {
        var key = (field, column, Folded.Key(word));
        var (first, rows, lines, _) = counted.GetValueOrDefault(key, (word, 0, [], allowed));
        if (lines.Count < Lines && !lines.Contains(line)) lines.Add(line);
        counted[key] = (first, rows + 1, lines, allowed);
    }
}
