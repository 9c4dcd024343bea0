namespace Map.Service.Storage;

/// <summary>What one call does: the one cause of all its revisions.</summary>
/// <param name="Id">Identifies it; made by the service.</param>
/// <param name="Kind">The call, in words of the log: update, withdraw, merge, revert …</param>
/// <param name="Comment">Why, in the words of its author.</param>
/// <param name="SuggestionId">The suggestion that is accepted.</param>
public sealed record Act(Guid Id, string Kind, string? Comment = null, Guid? SuggestionId = null);
