namespace HotChocolate.Types;

/// <summary>Names a non-null type in C#.</summary>
public sealed class NonNullType<T> : FluentWrapperType where T : IType;
