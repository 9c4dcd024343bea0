namespace HotChocolate.Types;

/// <summary>A type of a schema: a named one, or a list or non-null wrapper around another.</summary>
public interface IType
{
    TypeKind Kind { get; }
}
