namespace Map.Gateway;

/// <summary>What can be changed. Needs a key: `Authorization: Bearer KEY`.</summary>
public sealed class Mutation;
