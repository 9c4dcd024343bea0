using Map.Contract.Files;

namespace Map.Gateway.Exports.Rows;

/// <summary>A row of a file, whatever its format.</summary>
/// <param name="Id">Its id, as in GraphQL.</param>
/// <param name="Title">What a person calls it.</param>
/// <param name="Position">Where it is, as published; null when it has no position.</param>
/// <param name="Values">The values of the columns of <see cref="FileHead"/>, in their order; see <see cref="FileColumn{TRow}.Value"/>.</param>
/// <param name="Message">What it is made of.</param>
public sealed record FileRow(string Id, string Title, V1.Position? Position, object?[] Values, object Message);
