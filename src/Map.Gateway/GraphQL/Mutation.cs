namespace Map.Gateway.GraphQL;

/// <summary>What can be changed. Needs a key: `Authorization: Bearer KEY`.</summary>
public sealed class Mutation;
