using System.Collections;
using System.Globalization;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>The length of a list in one place of a document: a constant, or the value of a variable.</summary>
/// <param name="Known">The length, or the default of the variable.</param>
/// <param name="Variable">The variable that gives it; null for a constant.</param>
readonly record struct ListSize(double Known, string? Variable = null)
{
    public static ListSize One { get; } = new(1);

    /// <param name="list">The attribute of the field.</param>
    /// <param name="given">The argument in the document; null where it is left out.</param>
    /// <param name="byDefault">The argument's default.</param>
    public static ListSize Of(ListSizeAttribute list, IValueNode? given, IValueNode? byDefault)
    {
        var otherwise = Read(byDefault) ?? list.AssumedSize;
        return given is VariableNode variable ? new(otherwise, variable.Name.Value) : new(Read(given) ?? otherwise);
    }

    public double In(IVariableValueCollection variables)
    {
        if (Variable is null || !variables.TryGetVariable<object>(Variable, out var value))
            return Known;
        return value switch
        {
            int number => Math.Max(0, number),
            ICollection list => list.Count,
            _ => Known,
        };
    }

    static double? Read(IValueNode? value) => value switch
    {
        IntValueNode number => Math.Max(0, double.Parse(number.Value, CultureInfo.InvariantCulture)),
        ListValueNode list => list.Items.Count,
        _ => null,
    };
}
