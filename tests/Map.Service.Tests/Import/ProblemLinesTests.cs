using Map.Service.Import;

namespace Map.Service.Tests.Import;

public sealed class ProblemLinesTests
{
    [Fact]
    public void Same_problem_on_many_lines_is_one_line_with_count_and_first_lines() => Assert.Equal(
        ["a.csv:1: id: is empty.",
         "a.csv:2: country: is wrong. The same in 1,999 more: line 3, 4, 5, 6, 7 …",
         "b.csv:2: country: is wrong. The same in 1 more: line 3"],
        ProblemLines.Of([
            new("a.csv", 1, "id", "is empty."),
            .. Enumerable.Range(2, 2000).Select(line => new ImportProblem("a.csv", line, "country", "is wrong.")),
            new("b.csv", 2, "country", "is wrong."), new("b.csv", 3, "country", "is wrong.")]));

    [Fact]
    public void Many_different_problems_of_a_column_are_cut_and_counted()
    {
        var lines = ProblemLines.Of([
            .. Enumerable.Range(2, 50).Select(line => new ImportProblem("a.csv", line, "site", $"\"{line}\" is not a site.")),
            new ImportProblem("a.csv", 60, "to", "is empty.")]).ToList();

        Assert.Equal(22, lines.Count);
        Assert.Equal("a.csv: site: 30 more problems of this column, from line 22", lines[20]);
        Assert.Equal("a.csv:60: to: is empty.", lines[21]);
    }
}
