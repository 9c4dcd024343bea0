namespace Map.Gateway.GraphQL.Places;

/// <summary>A public postal address, as far as known.</summary>
public sealed class Address
{
    /// <summary>Street, house, building.</summary>
    public string? Lines { get; init; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>Town or village.</summary>
    public string? Town { get; init; }

    /// <summary>County, province or department in the words of the source.</summary>
    public string? Area { get; init; }

    internal static Address? From(V1.Address? message) => message is null ? null : new()
    {
        Lines = message.HasLines ? message.Lines : null,
        Postcode = message.HasPostcode ? message.Postcode : null,
        Town = message.HasTown ? message.Town : null,
        Area = message.HasArea ? message.Area : null,
    };
}
