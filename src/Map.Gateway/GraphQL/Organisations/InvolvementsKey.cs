namespace Map.Gateway.GraphQL.Organisations;

/// <summary>Which involvements of one place or one organisation.</summary>
/// <param name="Id">UUID of the place or the organisation.</param>
/// <param name="OpenOn">Only those in effect on this day.</param>
/// <param name="Roles">Only in these roles.</param>
public readonly record struct InvolvementsKey(string Id, DateOnly? OpenOn, RoleSet Roles);
