using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputField(string name, IType type, IValueNode? defaultValue = null) : FieldBase(name, type)
{
    /// <summary>The default as it reads in the schema; null when there is none.</summary>
    public IValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Whether a value has to be given: the type has no null and there is no default.</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;

    /// <summary>How a coerced value becomes what the C# parameter or property takes.</summary>
    internal Func<object?, object?> Convert { get; init; } = value => value;
}
