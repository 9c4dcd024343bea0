namespace HotChocolate.Types;

/// <summary>A list type, for attributes.</summary>
public sealed class ListType<T> : FluentWrapperType where T : IType;
