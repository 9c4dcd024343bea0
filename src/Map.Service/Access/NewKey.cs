namespace Map.Service.Access;

/// <summary>A new key. Its secret cannot be read again later.</summary>
/// <param name="Id">Identifies it, also in the revision log.</param>
/// <param name="Secret">What its holder sends.</param>
public sealed record NewKey(Guid Id, string Secret);
