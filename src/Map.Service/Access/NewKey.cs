namespace Map.Service.Access;

/// <summary>A key at its creation, the only time when its secret is known.</summary>
/// <param name="Id">Names it, also in the revision log.</param>
/// <param name="Secret">What its holder sends.</param>
public sealed record NewKey(Guid Id, string Secret);
