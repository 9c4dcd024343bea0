namespace Map.Service.Access;

/// <summary>A key just made, the only time that it is known.</summary>
/// <param name="Id">Names it from now on, also in the revision log.</param>
/// <param name="Secret">What its holder sends.</param>
public sealed record NewKey(Guid Id, string Secret);
