using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Types;

/// <summary>An enum type.</summary>
public sealed class EnumType : NamedType, IInputType, IOutputType
{
    private readonly Dictionary<string, EnumValue> _byName;
    private readonly Dictionary<object, EnumValue> _byValue;

    internal EnumType(string name, Type runtimeType, IReadOnlyList<EnumValue> values)
        : base(name, runtimeType)
    {
        Values = values;
        _byName = values.ToDictionary(v => v.Name, StringComparer.Ordinal);
        // Of two names for one value the first is written, and both are read.
        _byValue = values.DistinctBy(v => v.Value).ToDictionary(v => v.Value);
    }

    public override TypeKind Kind => TypeKind.Enum;

    public IReadOnlyList<EnumValue> Values { get; }

    public bool TryGetValue(string name, [NotNullWhen(true)] out EnumValue? value) => _byName.TryGetValue(name, out value);

    /// <summary>The enum value of a C# value.</summary>
    internal bool TryGetByRuntimeValue(object runtimeValue, [NotNullWhen(true)] out EnumValue? value) =>
        _byValue.TryGetValue(runtimeValue, out value);
}
