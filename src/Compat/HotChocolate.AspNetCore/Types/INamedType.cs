namespace HotChocolate.Types;

/// <summary>A type with a name: everything but lists and non-null wrappers.</summary>
public interface INamedType : IType
{
    string Name { get; }

    string? Description { get; }

    /// <summary>The C# type of this type's values; <see cref="object"/> if there is none.</summary>
    Type RuntimeType { get; }
}
