using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Map.Gateway.Hsds;

/// <summary>What an address may not hold.</summary>
static class AddressParameters
{
    // Where somebody is, or looks for help: of all fields of the filter, those that are positions and areas.
    static readonly string[] Positions =
    [
        .. FilterParameter.All
            .Where(parameter => parameter.Field is { FieldType: FieldType.Message } field && field.MessageType != Timestamp.Descriptor)
            .Select(parameter => parameter.Name),
    ];

    /// <exception cref="InvalidInputException">The address holds a position.</exception>
    public static void RefusePositions(HttpRequest request)
    {
        var found = Positions.Where(request.Query.ContainsKey).ToList();
        if (found.Count > 0)
            throw new InvalidInputException([.. found.Select(name => new Violation(
                name, "is not read from an address, which others store: POST it to the same path, in a JSON object such as {\"near\": \"51.5,-0.1\", \"withinKm\": 30}."))]);
    }
}
