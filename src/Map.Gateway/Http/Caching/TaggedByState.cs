namespace Map.Gateway.Http.Caching;

/// <summary>Marks an endpoint whose answers to callers without a key are a function of the question and the state of the map.</summary>
/// <param name="HasErrorsWithin">Whether an answer may tell of failures under status 200: it is tagged only once it is known to tell of
/// none.</param>
/// <param name="IsForEverybody">Whether caches on the way may keep it. What may hold a position in its address, they may not.</param>
sealed record TaggedByState(bool HasErrorsWithin = false, bool IsForEverybody = false);
