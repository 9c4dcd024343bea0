using System.Buffers.Text;
using System.Text;
using Map.V1;

namespace Map.Contract;

/// <summary>The id that clients see: base64 of <c>Type:id</c>, so that the id alone identifies an object and its type.</summary>
public readonly record struct GlobalId(string Type, string Value)
{
    public const string Organisation = "Organisation";

    public const string Suggestion = "Suggestion";

    public const string Event = "Event";

    /// <summary>The only type whose ids hold a code: all others hold UUIDs.</summary>
    public const string Region = "Region";

    // Far longer than any real id; absurdly long ones are not decoded.
    const int MaximumLength = 200;

    /// <summary>That of a place: the type is its kind.</summary>
    public static GlobalId Of(Place place) => new(place.DetailsCase.ToString(), place.Id);

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
}
