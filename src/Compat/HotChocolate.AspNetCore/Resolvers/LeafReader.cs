using HotChocolate.Execution.Processing;

namespace HotChocolate.Resolvers;

/// <summary>Copies a leaf value from its parent to the result without boxing.</summary>
delegate void LeafReader(object parent, ref ResultValue value);
