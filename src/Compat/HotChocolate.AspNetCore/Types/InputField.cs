using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputField(string name, IType type, IValueNode? defaultValue = null) : FieldBase(name, type)
{
    /// <summary>The default as a literal; null if there is none.</summary>
    public IValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Whether a value must be given: the type is non-null and there is no default.</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;

    /// <summary>Converts a coerced value to the type of the C# parameter or property.</summary>
    internal Func<object?, object?> Convert { get; init; } = value => value;
}
