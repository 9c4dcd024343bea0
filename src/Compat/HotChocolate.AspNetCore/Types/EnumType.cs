using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Types;

/// <summary>An enum type.</summary>
public sealed class EnumType : NamedType, IInputType, IOutputType
{
    readonly Dictionary<string, EnumValue> byName;
    readonly Dictionary<object, EnumValue> byValue;

    internal EnumType(string name, Type runtimeType, IReadOnlyList<EnumValue> values)
        : base(name, runtimeType)
    {
        Values = values;
        byName = values.ToDictionary(v => v.Name, StringComparer.Ordinal);
        // If two names have the same value, both are accepted as input, and the first one is used for output.
        byValue = values.DistinctBy(v => v.Value).ToDictionary(v => v.Value);
    }

    public override TypeKind Kind => TypeKind.Enum;

    public IReadOnlyList<EnumValue> Values { get; }

    public bool TryGetValue(string name, [NotNullWhen(true)] out EnumValue? value) => byName.TryGetValue(name, out value);

    /// <summary>The enum value of a C# value.</summary>
    internal bool TryGetByRuntimeValue(object runtimeValue, [NotNullWhen(true)] out EnumValue? value) =>
        byValue.TryGetValue(runtimeValue, out value);
}
