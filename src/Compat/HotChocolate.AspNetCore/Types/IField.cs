namespace HotChocolate.Types;

/// <summary>A field, an argument or an input field.</summary>
public interface IField
{
    string Name { get; }

    string? Description { get; }

    IType Type { get; }

    bool IsDeprecated { get; }

    string? DeprecationReason { get; }
}
