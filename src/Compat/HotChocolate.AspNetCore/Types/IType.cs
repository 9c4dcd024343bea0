namespace HotChocolate.Types;

/// <summary>A type of a schema: a named type, or a list or non-null wrapper.</summary>
public interface IType
{
    TypeKind Kind { get; }
}
