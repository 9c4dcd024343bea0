using HotChocolate.Execution.Processing;

namespace HotChocolate.Resolvers;

/// <summary>Reads a leaf from its parent into the answer without boxing it.</summary>
internal delegate void LeafReader(object parent, ref ResultValue value);
