namespace Map.Service.Places.Filter;

/// <summary>The check of one filter.</summary>
/// <param name="Violations">What is wrong so far.</param>
/// <param name="Codes">Finds codes that do not exist.</param>
/// <param name="CancellationToken">Of the call.</param>
sealed record PlaceFilterCheck(Violations Violations, PlaceFilterCodes Codes, CancellationToken CancellationToken);
