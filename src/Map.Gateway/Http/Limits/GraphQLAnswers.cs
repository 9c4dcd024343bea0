namespace Map.Gateway.Http.Limits;

/// <summary>Marks the endpoint whose callers read refusals as GraphQL does.</summary>
sealed record GraphQLAnswers;
