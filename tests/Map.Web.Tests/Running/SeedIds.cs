using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Map.Web.Tests.Running;

/// <summary>Ids of the seed, which are made when it is loaded.</summary>
static partial class SeedIds
{
    static readonly ConcurrentDictionary<(Uri Map, string Text), Task<string>> Known = new();

    /// <summary>Replaces {place} by the id of a centre, {group} by that of a group, {organisation} by that of who runs centres, {receipt} by that of a suggestion,
    /// {news} by the token that confirms some.</summary>
    public static async Task<string> FillAsync(RehearsedMap map, string path)
    {
        foreach (var (hole, text) in ((string, string)[])[("{place}", "Coquelles"), ("{group}", "Bail for Immigration Detainees")])
        {
            if (path.Contains(hole, StringComparison.Ordinal))
                path = path.Replace(hole, await PlaceAsync(map, text), StringComparison.Ordinal);
        }

        if (path.Contains("{news}", StringComparison.Ordinal))
            return path.Replace("{news}", await NewsAsync(map), StringComparison.Ordinal);
        if (path.Contains("{receipt}", StringComparison.Ordinal))
            return path.Replace("{receipt}", await ReceiptAsync(map), StringComparison.Ordinal);
        return path.Contains("{organisation}", StringComparison.Ordinal)
            ? path.Replace("{organisation}", await OrganisationAsync(map, "Mitie"), StringComparison.Ordinal)
            : path;
    }

    /// <summary>The id of the first place that a text finds.</summary>
    static Task<string> PlaceAsync(RehearsedMap map, string text) => Known.GetOrAdd((map.Address, text), async key =>
    {
        var file = await map.Http.GetStringAsync($"places.csv?text={Uri.EscapeDataString(key.Text)}");
        var row = file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).FirstOrDefault()
            ?? throw new InvalidOperationException($"The seed has no place that '{key.Text}' finds.");
        return row.Split(',')[0];
    });

    // Pages name it by the id that the service gives, and the answer to its name has a link to it.
    static Task<string> OrganisationAsync(RehearsedMap map, string name) => Known.GetOrAdd((map.Address, name), async key =>
    {
        var html = await (SitePage.Of("answer") with { Typed = key.Text }).HtmlAsync(map, "en");
        return Link().Match(html) is { Success: true } link
            ? link.Groups[1].Value
            : throw new InvalidOperationException($"The answer to '{key.Text}' has no organisation.");
    });

    // It follows from the id of the request, which is always the same.
    static async Task<string> ReceiptAsync(RehearsedMap map)
    {
        var html = await SitePage.Of("receipt").HtmlAsync(map, "en");
        return Code().Match(html) is { Success: true } code
            ? code.Value
            : throw new InvalidOperationException("The page of a suggestion has no receipt.");
    }

    // Nobody confirms it, so it stays the same.
    static Task<string> NewsAsync(RehearsedMap map) => Known.GetOrAdd((map.Address, "{news}"), async _ =>
    {
        const string address = "somebody@example.org";
        using var form = new FormUrlEncodedContent([new("about", "GB-KEN"), new("email", address)]);
        using var response = await map.Http.PostAsync("en/tell-me", form);
        await Patience.UntilAsync(() => map.Mail.To(address).Count > 0, "the mail that asks");
        return Token().Match(map.Mail.To(address)[0].TextBody!).Groups[1].Value;
    });

    [GeneratedRegex("/tell-me/confirm/([A-Za-z0-9_-]{22})")]
    private static partial Regex Token();

    [GeneratedRegex("[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}")]
    private static partial Regex Code();

    [GeneratedRegex("/en/organisations/([^\"]+)")]
    private static partial Regex Link();
}
