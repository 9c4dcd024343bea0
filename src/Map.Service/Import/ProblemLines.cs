using System.Globalization;

namespace Map.Service.Import;

/// <summary>Problems as lines of text. What is wrong in the same way on many lines of a file is one line, so that two thousand of them hide
/// no other.</summary>
static class ProblemLines
{
    const int LinesNamed = 5;
    const int DifferentInColumn = 20;

    /// <param name="problems">By file and line.</param>
    public static IEnumerable<string> Of(IReadOnlyList<ImportProblem> problems)
    {
        var lines = new List<(ImportProblem First, string Text)>();
        foreach (var column in problems.GroupBy(problem => (problem.File, problem.Column)))
        {
            var different = column.GroupBy(problem => problem.What).Select(same => same.ToList()).ToList();
            foreach (var same in different.Take(DifferentInColumn))
                lines.Add((same[0], Text(same)));
            var others = different.Skip(DifferentInColumn).ToList();
            if (others.Count > 0)
                lines.Add((others[0][0], $"{column.Key.File}: {column.Key.Column}: {Number(others.Sum(same => same.Count))} more problems "
                    + $"of this column, from line {others[0][0].Line}"));
        }

        return lines.OrderBy(line => line.First).Select(line => line.Text);
    }

    static string Text(List<ImportProblem> same)
    {
        if (same.Count == 1)
            return same[0].ToString();
        var others = same.Skip(1).Take(LinesNamed).Select(problem => problem.Line.ToString(CultureInfo.InvariantCulture));
        var rest = same.Count - 1 > LinesNamed ? " …" : "";
        return $"{same[0]} The same in {Number(same.Count - 1)} more: line {string.Join(", ", others)}{rest}";
    }

    static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
