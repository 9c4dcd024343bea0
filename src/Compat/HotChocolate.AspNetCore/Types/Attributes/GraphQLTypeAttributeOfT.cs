using HotChocolate.Types;

namespace HotChocolate;

/// <inheritdoc/>
public sealed class GraphQLTypeAttribute<T>() : GraphQLTypeAttribute(typeof(T)) where T : IType;
