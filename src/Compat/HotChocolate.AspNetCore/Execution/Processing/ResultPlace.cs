namespace HotChocolate.Execution.Processing;

/// <summary>Where a value of an answer stands.</summary>
/// <param name="Block">The object or list around it, as <see cref="ResultTree"/> numbers them.</param>
/// <param name="Index">The place within that.</param>
readonly record struct ResultPlace(int Block, int Index);
