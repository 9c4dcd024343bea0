namespace Map.Gateway.GraphQL.Places;

/// <summary>A public postal address. Never a private home.</summary>
public sealed record AddressInput
{
    /// <summary>Street, house, building.</summary>
    public string? Lines { get; init; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>Town or village.</summary>
    public string? Town { get; init; }

    /// <summary>County, province or department in the words of the source.</summary>
    public string? Area { get; init; }

    internal V1.Address ToMessage()
    {
        var message = new V1.Address();
        if (Lines is not null)
            message.Lines = Lines;
        if (Postcode is not null)
            message.Postcode = Postcode;
        if (Town is not null)
            message.Town = Town;
        if (Area is not null)
            message.Area = Area;
        return message;
    }
}
