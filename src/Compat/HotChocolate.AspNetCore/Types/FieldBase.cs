namespace HotChocolate.Types;

/// <summary>What fields, arguments and input fields have in common.</summary>
public abstract class FieldBase(string name, IType type) : IField
{
    public string Name { get; } = name;

    public string? Description { get; init; }

    public IType Type { get; } = type;

    public bool IsDeprecated => DeprecationReason is not null;

    /// <summary>Why not to use it any more; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; init; }

    public override string ToString() => $"{Name}: {Type}";
}
