namespace Map.Service.Freshness.DeadLinks;

/// <summary>An entry that links to a page.</summary>
/// <param name="SubjectId">The place or organisation.</param>
/// <param name="Part">website or source.</param>
/// <param name="Quotation">What is quoted of the page for it.</param>
/// <param name="Names">What it is called.</param>
/// <param name="Claim">Words of it by which the quotation is chosen.</param>
sealed record PageLink(Guid SubjectId, string Part, string? Quotation, IReadOnlyList<string> Names, string Claim);
