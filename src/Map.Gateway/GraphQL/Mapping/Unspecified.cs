namespace Map.Gateway.GraphQL.Mapping;

static class Unspecified
{
    /// <summary>Null for the value 0, which means unspecified in the contract.</summary>
    public static T? OrNull<T>(this T value)
        where T : struct, Enum => EqualityComparer<T>.Default.Equals(value, default) ? null : value;
}
