namespace HotChocolate.Types;

/// <summary>Names a list type in C#.</summary>
public sealed class ListType<T> : FluentWrapperType where T : IType;
