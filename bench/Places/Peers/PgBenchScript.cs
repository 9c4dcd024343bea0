using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Map.Service.Storage;

namespace Map.Bench.Places.Peers;

/// <summary>A script of pgbench that asks a question about one of the samples, at random each time.</summary>
static partial class PgBenchScript
{
    // What differs between samples is numbers, the only variables that pgbench has; what does not is written into the statement. A script
    // for each sample would be simpler, but each would be a statement of its own, and planned afresh.
    public static string Of(IReadOnlyList<IReadOnlyList<Statement>> questions)
    {
        var script = new StringBuilder();
        script.AppendLine(CultureInfo.InvariantCulture, $"\\set sample random(0, {questions[0].Count - 1})");
        for (var number = 0; number < questions.Count; number++) Add(script, $"v{number}_", questions[number]);
        return script.ToString();
    }

    static void Add(StringBuilder script, string prefix, IReadOnlyList<Statement> statements)
    {
        var text = statements[0].Text;
        if (statements.Any(statement => statement.Text != text))
            throw new InvalidOperationException("The samples are asked about by different statements; choose them so that there is one.");
        var written = new Dictionary<string, string>();
        for (var i = 0; i < statements[0].Values.Count; i++)
        {
            var values = statements.Select(statement => statement.Values[i]).ToList();
            var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{i + 1}");
            written[$"${i + 1}"] = values switch
            {
                _ when values.Select(Literal).Distinct().Count() == 1 => Literal(values[0]),
                [double or int or long, ..] => Variable(Choice([.. values.Select(Number)], 0), TypeOf(values[0])),
                [string[] { Length: 1 }, ..] => $"ARRAY[{Picked(values.Cast<string[]>().Select(list => list[0]))}]",
                [int[], ..] => $"({Picked(values.Cast<int[]>().Select(list => $"{{{string.Join(',', list)}}}"))})::int[]",
                _ => Picked(values.Cast<string>()),
            };

            string Variable(string expression, string type)
            {
                script.AppendLine(CultureInfo.InvariantCulture, $"\\set {name} {expression}");
                return $"(:{name})::{type}";
            }

            string Picked(IEnumerable<string> texts) =>
                $"(ARRAY[{string.Join(',', texts.Select(Quote))}]::text[])[{Variable(":sample + 1", "int")}]";
        }
        script.AppendLine(Parameter().Replace(text.ReplaceLineEndings(" "), match => written[match.Value]) + ";");
    }

    // A tree of halves, so that choosing costs a handful of comparisons.
    static string Choice(IReadOnlyList<string> values, int from) => values.Count == 1
        ? values[0]
        : string.Create(CultureInfo.InvariantCulture, $"case when :sample < {from + values.Count / 2} then ")
            + Choice([.. values.Take(values.Count / 2)], from) + " else "
            + Choice([.. values.Skip(values.Count / 2)], from + values.Count / 2) + " end";

    static string Number(object value) => value switch
    {
        double number => number.ToString("0.0##############", CultureInfo.InvariantCulture),
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => throw new InvalidOperationException($"pgbench has no variable for {value}."),
    };

    static string Literal(object value) => value switch
    {
        double number => $"{Number(number)}::float8",
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        bool truth => truth ? "true" : "false",
        string text => Quote(text),
        Array list => $"ARRAY[{string.Join(',', list.Cast<object>().Select(Literal))}]",
        _ => throw new InvalidOperationException($"No literal is known for {value.GetType()}."),
    };

    static string TypeOf(object value) => value switch { double => "float8", long => "int8", _ => "int" };

    static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex Parameter();
}
