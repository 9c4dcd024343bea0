namespace HotChocolate.Execution.Processing;

/// <summary>The position of a value in a <see cref="ResultTree"/>.</summary>
/// <param name="Block">The block of the object or list that contains the value.</param>
/// <param name="Index">The index of the value in that object or list.</param>
readonly record struct ResultPlace(int Block, int Index);
