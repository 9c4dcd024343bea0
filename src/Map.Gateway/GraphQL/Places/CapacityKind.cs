namespace Map.Gateway.GraphQL.Places;

/// <summary>What a number of people counts.</summary>
public enum CapacityKind
{
    /// <summary>The places that it was built or licensed for.</summary>
    Design = V1.CapacityKind.Design,

    /// <summary>The places that its operator is paid to keep.</summary>
    Contracted = V1.CapacityKind.Contracted,

    /// <summary>The people who were there. No filter, sum or latest capacity takes it for room.</summary>
    Occupied = V1.CapacityKind.Occupied,
}
