namespace Map.Service.Errors;

/// <summary>The values of an enum as callers write them: DETENTION_CENTRE, neither DetentionCentre nor PLACE_KIND_DETENTION_CENTRE.</summary>
static class EnumNames
{
    /// <summary>All but the value 0, which means unspecified.</summary>
    public static string Allowed<T>() where T : struct, Enum => string.Join(", ", Words.Values<T>().Select(Of));

    /// <summary>The name, or the number of a value that the contract does not have.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Words.Of(value).ToUpperInvariant();
}
