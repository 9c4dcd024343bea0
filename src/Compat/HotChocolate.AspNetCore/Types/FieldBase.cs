namespace HotChocolate.Types;

/// <summary>Base class of fields, arguments and input fields.</summary>
public abstract class FieldBase(string name, IType type) : IField
{
    public string Name { get; } = name;

    public string? Description { get; init; }

    public IType Type { get; } = type;

    public bool IsDeprecated => DeprecationReason is not null;

    /// <summary>The reason for the deprecation; null if the field is not deprecated.</summary>
    public string? DeprecationReason { get; init; }

    public override string ToString() => $"{Name}: {Type}";
}
