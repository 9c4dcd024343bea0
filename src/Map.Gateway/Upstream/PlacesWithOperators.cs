namespace Map.Gateway.Upstream;

/// <summary>The places of a part of a stream, each with the names of those who operate it.</summary>
static class PlacesWithOperators
{
    /// <exception cref="InvalidDataException">The service is of an older release and names none: what is made of it would look complete.</exception>
    public static IEnumerable<(V1.Place Place, IReadOnlyList<string> Operators)> WithOperators(this V1.StreamPlacesResponse part) =>
        part.Operators.Count == part.Places.Count
            ? part.Places.Zip(part.Operators, (place, operators) => (place, (IReadOnlyList<string>)operators.Names))
            : throw new InvalidDataException("The service does not name operators.");
}
