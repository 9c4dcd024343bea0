namespace HotChocolate.Types;

/// <inheritdoc/>
public sealed class ExtendObjectTypeAttribute<T>() : ExtendObjectTypeAttribute(typeof(T));
