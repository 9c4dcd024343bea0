using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;

namespace Map.Service.Import;

/// <summary>Makes sources of citations. A citation that names a web address, with or without a scheme, becomes a link.</summary>
static partial class CitedSource
{
    const int Longest = 2000;

    static readonly char[] Opening = ['(', '[', '<', '"', '\'', '“', '„', '‘', '«'];
    static readonly char[] Closing = ['.', ',', ';', ':', '!', '?', ']', '>', '"', '\'', '”', '“', '’', '»'];

    /// <summary>The source of one claim.</summary>
    public static Source Of(string citation) => Linked(new() { Citation = citation });

    /// <summary>A source of a place or an organisation as a whole, which may say what it supports and when it was read.</summary>
    public static Source OfWhole(string text) => Linked(SourceText.Read(text));

    /// <summary>The first source of a row, for one of its claims.</summary>
    public static Source? FirstForClaim(this Place place) => place.Sources.Select(SourceRows.ForClaim).FirstOrDefault();

    /// <summary>The sources of a row, for the organisation that is in it: without the fields that only a place has.</summary>
    public static IEnumerable<Source> ForOrganisation(this Place place) => place.Sources.Select(source =>
    {
        var copy = source.Clone();
        copy.Supports.Clear();
        copy.Supports.Add(source.Supports.Where(
            field => FieldMask.IsValid(Organisation.Descriptor, field) || !FieldMask.IsValid(Place.Descriptor, field)));
        return copy;
    });

    /// <summary>Gives a source the web address that its citation names, if it has none.</summary>
    public static void Link(Source source)
    {
        if (!source.HasUrl) Linked(source);
    }

    static Source Linked(Source source)
    {
        if (AddressIn(source.Citation) is { } address)
            source.Url = address;
        return source;
    }

    /// <summary>The first address with a scheme, else the first host with its path, which then gets https://; null if there is
    /// none.</summary>
    static string? AddressIn(string citation)
    {
        var words = citation.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Trimmed).ToList();
        return words.Find(word => Scheme().IsMatch(word) && IsAddress(word))
            ?? words.Where(word => Host().IsMatch(word)).Select(word => $"https://{word}").FirstOrDefault(IsAddress);
    }

    static bool IsAddress(string text) =>
        text.Length <= Longest
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.HostNameType == UriHostNameType.Dns
        && uri.UserInfo.Length == 0
        && Domain().IsMatch(uri.IdnHost);

    static string Trimmed(string word)
    {
        word = word.TrimStart(Opening).TrimEnd(Closing);
        // Addresses may end in a bracket that they have opened: https://en.wikipedia.org/wiki/Calais_(disambiguation)
        while (word.EndsWith(')') && word.Count(c => c == '(') < word.Count(c => c == ')'))
            word = word[..^1].TrimEnd(Closing);
        return word;
    }

    [GeneratedRegex("^https?://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    // Not a file such as providers.js or post.md, although .md is also a domain; and not the end of one sentence and the start of the
    // next, "closed.In": the last part is in small letters.
    [GeneratedRegex("""
        ^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?
        \.(?!(?:csv|tsv|json|geojson|xml|ya?ml|md|txt|html?|php|pdf|docx?|odt|xlsx?|ods|pptx?|js|ts|py|sh|cs|sql|proto|gz|zip
            |png|jpe?g|svg)(?:/|\z))
        (?:\p{Ll}{2,}|xn--[a-z0-9-]+)(?:/\S*)?\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Host();

    [GeneratedRegex(@"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
