namespace Map.Gateway.Http.Errors;

/// <summary>A wrong field of the input.</summary>
/// <param name="Field">Its path in GraphQL terms: <c>input.position.latitude</c>.</param>
/// <param name="Description">What is wrong and what is allowed.</param>
public sealed record Violation(string Field, string Description);
