using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Map.Service.Storage;

namespace Map.Bench.Places.Peers;

/// <summary>A pgbench script that executes the statements for a random sample each time.</summary>
static partial class PgBenchScript
{
    // Values that differ between samples become numeric variables, the only kind that pgbench has; values common to all samples are
    // literals in the statement. One script per sample would be simpler, but each would have its own statement, to be planned anew.
    public static string Of(IReadOnlyList<IReadOnlyList<Statement>> statements)
    {
        var script = new StringBuilder();
        script.AppendLine(CultureInfo.InvariantCulture, $"\\set sample random(0, {statements[0].Count - 1})");
        for (var number = 0; number < statements.Count; number++) Add(script, $"v{number}_", statements[number]);
        return script.ToString();
    }

    static void Add(StringBuilder script, string prefix, IReadOnlyList<Statement> statements)
    {
        var text = statements[0].Text;
        if (statements.Any(statement => statement.Text != text))
            throw new InvalidOperationException("The samples need different statements; choose samples that need the same one.");
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

    // A binary decision tree, so that a choice takes only a few comparisons.
    static string Choice(IReadOnlyList<string> values, int from) => values.Count == 1
        ? values[0]
        : string.Create(CultureInfo.InvariantCulture, $"case when :sample < {from + values.Count / 2} then ")
            + Choice([.. values.Take(values.Count / 2)], from) + " else "
            + Choice([.. values.Skip(values.Count / 2)], from + values.Count / 2) + " end";

    static string Number(object value) => value switch
    {
        double number => number.ToString("0.0##############", CultureInfo.InvariantCulture),
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => throw new InvalidOperationException($"pgbench variables are numeric, and {value} is not a number."),
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
