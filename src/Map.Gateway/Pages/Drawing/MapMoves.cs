namespace Map.Gateway.Pages.Drawing;

/// <summary>How a map is moved without a script: by links, or by buttons of a form, which leave no position in an address.</summary>
/// <param name="Address">Where a link leads, or what the form is sent to.</param>
/// <param name="Fields">What the form sends besides the view; null for links.</param>
public sealed record MapMoves(string Address, IReadOnlyList<KeyValuePair<string, string>>? Fields)
{
    public const string Parameter = "map";

    /// <summary>The id of the map on its page, which moving it leads back to.</summary>
    public const string Anchor = "map";

    /// <summary>For a page by GET whose position anybody may know.</summary>
    /// <param name="address">The page's own address, with the query but without map: /fr/?kinds=office.</param>
    public static MapMoves ByLinks(string address) => new(address, null);

    /// <summary>For the answer to a form, which is sent again with another view.</summary>
    /// <param name="address">What the form is sent to.</param>
    /// <param name="fields">The fields of the first form; map is left out.</param>
    public static MapMoves ByForm(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        new(address + "#" + Anchor, [.. fields.Where(field => field.Key != Parameter)]);

    public string To(MapView view) => $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Parameter}={view}#{Anchor}";
}
