using System.Buffers.Text;
using System.Text;

namespace Map.Gateway.GraphQL.Relay;

/// <summary>The id that clients see: base64 of <c>Type:id</c>, so that the id alone identifies an object and its type.</summary>
public readonly record struct GlobalId(string Type, string Value)
{
    public const string Organisation = "Organisation";

    public const string Suggestion = "Suggestion";

    /// <summary>The only type whose ids hold a code: all others hold UUIDs.</summary>
    public const string Region = "Region";

    // Far longer than any real id; absurdly long ones are not decoded.
    const int MaximumLength = 200;

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Type}:{Value}"));

    public static bool TryParse(string text, out GlobalId id)
    {
        id = default;
        if (text.Length > MaximumLength || !Base64.IsValid(text))
            return false;
        var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(text));
        var colon = decoded.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == decoded.Length - 1)
            return false;
        id = new(decoded[..colon], decoded[(colon + 1)..]);
        return true;
    }

    /// <summary>Reads an argument that must be the id of one of these types.</summary>
    /// <param name="text">The id in the request.</param>
    /// <param name="field">The path of the argument, for the error.</param>
    /// <param name="types">The types allowed.</param>
    public static GlobalId Require(string text, string field, params ReadOnlySpan<string> types)
    {
        if (!TryParse(text, out var id))
            throw new InvalidInputException(field, "is not an id of this map. Use an id as a query gave it.");
        if (!types.Contains(id.Type))
            throw new InvalidInputException(field, $"is an id of type {id.Type}; allowed: {string.Join(", ", types)}.");
        if (id.Type != Region && !Guid.TryParseExact(id.Value, "D", out _))
            throw new InvalidInputException(field, "is not an id of this map. Use an id as a query gave it.");
        return id;
    }
}
