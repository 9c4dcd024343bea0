namespace Map.Gateway.GraphQL.Places;

/// <summary>In which order places are listed.</summary>
public enum PlaceOrder
{
    /// <summary>By name; case and accents do not count.</summary>
    Name = V1.PlaceOrder.Name,

    /// <summary>The latest changed first.</summary>
    Updated = V1.PlaceOrder.Updated,
}
