using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Types;

/// <summary>An enum type.</summary>
public class EnumType : NamedType, IInputType, IOutputType
{
    Dictionary<string, EnumValue> byName = [];
    Dictionary<object, EnumValue> byValue = [];

    internal EnumType(string name, Type runtimeType, IReadOnlyList<EnumValue> values)
        : this(name, runtimeType) => Complete(values);

    private protected EnumType(string name, Type runtimeType)
        : base(name, runtimeType)
    {
    }

    public override TypeKind Kind => TypeKind.Enum;

    public IReadOnlyList<EnumValue> Values { get; private set; } = [];

    /// <summary>C# values that are not part of the schema.</summary>
    internal virtual IReadOnlySet<object> Ignored => new HashSet<object>();

    public bool TryGetValue(string name, [NotNullWhen(true)] out EnumValue? value) => byName.TryGetValue(name, out value);

    /// <summary>The enum value of a C# value.</summary>
    internal bool TryGetByRuntimeValue(object runtimeValue, [NotNullWhen(true)] out EnumValue? value) =>
        byValue.TryGetValue(runtimeValue, out value);

    internal void Complete(IReadOnlyList<EnumValue> values)
    {
        Values = values;
        byName = values.ToDictionary(v => v.Name, StringComparer.Ordinal);
        // Of two names for one value the first is written, and both are read.
        byValue = values.DistinctBy(v => v.Value).ToDictionary(v => v.Value);
    }
}
