using System.Collections;
using System.Globalization;
using HotChocolate.Execution;
using HotChocolate.Language;

namespace Map.Gateway.Http.Limits.Costs;

/// <summary>How long a list is in one place of a document: known from the text, or from the value of a variable.</summary>
/// <param name="Known">The size, or the one that counts where the variable is not given.</param>
/// <param name="Variable">The variable that says it; null where there is none.</param>
readonly record struct ListSize(double Known, string? Variable = null)
{
    public static ListSize One { get; } = new(1);

    /// <param name="list">What the schema says.</param>
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
