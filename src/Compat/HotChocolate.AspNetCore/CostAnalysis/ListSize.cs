using System.Globalization;
using HotChocolate.Execution.Coercion;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.CostAnalysis;

/// <summary>How long a list is thought to be in one place of a document: known from the text, or from the values of variables.</summary>
sealed class ListSize
{
    readonly (string Variable, double? Otherwise)[] variables;
    readonly double? literal;
    readonly double otherwise;

    ListSize(double? literal, (string, double?)[] variables, double otherwise)
    {
        this.literal = literal;
        this.variables = variables;
        this.otherwise = otherwise;
    }

    public static ListSize One { get; } = new(null, [], 1);

    public bool IsKnown => variables.Length == 0;

    /// <param name="rule">What the schema says.</param>
    /// <param name="field">The field that has the slicing arguments.</param>
    /// <param name="given">The arguments in the document.</param>
    public static ListSize Of(ListSizeRule rule, OutputField field, IReadOnlyList<ArgumentNode> given)
    {
        double? literal = null;
        List<(string, double?)> variables = [];
        foreach (var name in rule.SlicingArguments)
        {
            var value = given.FirstOrDefault(a => a.Name.Value == name)?.Value;
            var otherwise = field.Arguments.TryGetField(name, out var argument) ? Read(argument.DefaultValue) : null;
            if (value is VariableNode variable)
                variables.Add((variable.Name.Value, otherwise));
            else if ((Read(value) ?? otherwise) is { } size)
                literal = Math.Max(size, literal ?? 0);
        }

        return new(literal, [.. variables], rule.WithoutArguments);
    }

    public double Evaluate(VariableValues values)
    {
        var size = literal;
        foreach (var (variable, otherwise) in variables)
        {
            if (((values.TryGet(variable, out var value) ? Read(value) : null) ?? otherwise) is { } given)
                size = Math.Max(given, size ?? 0);
        }

        return Math.Max(0, size ?? otherwise);
    }

    static double? Read(IValueNode? value) => value switch
    {
        IntValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        ListValueNode list => list.Items.Count,
        _ => null,
    };

    static double? Read(object? value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        byte number => number,
        object?[] list => list.Length,
        _ => null,
    };
}
