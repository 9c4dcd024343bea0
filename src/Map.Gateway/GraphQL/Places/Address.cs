namespace Map.Gateway.GraphQL.Places;

/// <summary>A public postal address, as far as known.</summary>
public sealed class Address(V1.Address message)
{
    /// <summary>Street, house, building.</summary>
    public string? Lines => message.HasLines ? message.Lines : null;

    /// <summary>Postcode.</summary>
    public string? Postcode => message.HasPostcode ? message.Postcode : null;

    /// <summary>Town or village.</summary>
    public string? Town => message.HasTown ? message.Town : null;

    /// <summary>County, province or department in the words of the source.</summary>
    public string? Area => message.HasArea ? message.Area : null;
}

/// <summary>A public postal address. Never a private home.</summary>
public sealed record AddressInput
{
    /// <summary>Street, house, building.</summary>
    public Optional<string?> Lines { get; init; }

    /// <summary>Postcode.</summary>
    public Optional<string?> Postcode { get; init; }

    /// <summary>Town or village.</summary>
    public Optional<string?> Town { get; init; }

    /// <summary>County, province or department in the words of the source.</summary>
    public Optional<string?> Area { get; init; }
}
