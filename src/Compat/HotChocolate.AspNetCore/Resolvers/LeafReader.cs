using HotChocolate.Execution.Processing;

namespace HotChocolate.Resolvers;

/// <summary>Reads a leaf from its parent into the answer without boxing it.</summary>
delegate void LeafReader(object parent, ref ResultValue value);
