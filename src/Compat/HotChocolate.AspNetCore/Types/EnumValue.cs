using System.Text.Json;

namespace HotChocolate.Types;

/// <summary>A value of an enum type.</summary>
public sealed class EnumValue(string name, object value)
{
    public string Name { get; } = name;

    /// <summary>The C# value.</summary>
    public object Value { get; } = value;

    internal JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(name);

    public string? Description { get; init; }

    public string? DeprecationReason { get; init; }

    public bool IsDeprecated => DeprecationReason is not null;
}
