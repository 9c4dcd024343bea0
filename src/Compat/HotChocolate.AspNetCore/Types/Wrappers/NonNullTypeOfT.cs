namespace HotChocolate.Types;

/// <summary>A non-null type, for attributes.</summary>
public sealed class NonNullType<T> : FluentWrapperType where T : IType;
