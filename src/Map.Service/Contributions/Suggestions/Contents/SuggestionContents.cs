using System.Collections;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;

namespace Map.Service.Contributions.Suggestions.Contents;

/// <summary>What a suggestion says, in the forms by which it is compared with others and by which rules judge it.</summary>
/// <param name="Kind">What it is about, as <see cref="Words"/> has it, or update, create and delete for an edit of the past.</param>
/// <param name="Fields">The fields that change.</param>
/// <param name="Texts">What is new in it, as it was written.</param>
/// <param name="Links">The texts in which what they link to is an offer of the author: all but those of sources.</param>
/// <param name="Sources">How many sources it names.</param>
sealed record SuggestionContents(
    string Kind, IReadOnlyList<string> Fields, IReadOnlyList<string> Texts, IReadOnlyList<string> Links, int Sources)
{
    // Their values are links, codes and numbers, and no text of the author.
    static readonly HashSet<string> WithoutText = ["contacts", "website", "position", "status", "kind", "precision", "periods", "country"];

    /// <summary>Hosts of web addresses, without those of sources.</summary>
    public IReadOnlyList<string> Hosts { get; } = [.. Links.SelectMany(Contents.Links.Hosts).Distinct()];

    /// <summary>Web sites, telephone numbers and e-mail addresses that it brings, each hashed: a row must not show what was taken back.
    /// </summary>
    public string[] Tokens =>
    [
        .. Links.SelectMany(text => Contents.Links.Sites(text).Select(site => $"site {site}")
            .Concat(Contents.Links.Emails(text).Select(email => $"email {email}"))
            .Concat(Contents.Links.Numbers(text).Select(number => $"number {number}")))
            .Distinct().Select(Hashed),
    ];

    /// <summary>The words of its texts, in small letters as they look, so that a rule finds them in look-alikes, too.</summary>
    public string Text { get; } = Folded(string.Join(' ', Texts));

    /// <summary>What it does, without any value.</summary>
    public string Shape => $"{Kind} {string.Join(',', Fields)}".Trim();

    /// <summary>Of a proposed change.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="request">As it came.</param>
    /// <param name="changes">What differs from the map.</param>
    public static SuggestionContents Of(SuggestionKind kind, SuggestRequest request, IReadOnlyList<FieldChange> changes)
    {
        var shown = changes.Where(change => change.Field is not "sources").ToList();
        var words = shown.Where(change => !WithoutText.Contains(change.Field)).SelectMany(New);
        var comment = request.HasComment ? new[] { request.Comment } : [];
        var sources = request.Sources.Select(source => $"{source.Citation} {source.Url}");
        var what = request.Change.Report is { } report ? $"{Words.Of(kind)}_{Words.Of(report.Kind)}" : Words.Of(kind);
        return new(
            what, [.. shown.Select(change => change.Field).Order(StringComparer.Ordinal)], [.. words, .. comment, .. sources],
            [.. shown.SelectMany(New), .. comment], request.Sources.Count);
    }

    /// <summary>The signature of its text, without what it links to; null when there is hardly any. Sources are left out: honest people who
    /// read the same report name it in the same words.</summary>
    public uint[]? Signature() => MinHash.Of(Folded(string.Join(' ', Links.Select(Contents.Links.Without)), letters: true));

    /// <summary>Every text of a message, with its path.</summary>
    public static IEnumerable<(string Path, string Text)> TextsOf(IMessage message, string path)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.HasPresence && !field.Accessor.HasValue(message)) continue;
            var (value, at) = (field.Accessor.GetValue(message), $"{path}.{field.Name}");
            if (value is IDictionary map)
                foreach (DictionaryEntry entry in map) yield return ($"{at}[{entry.Key}]", entry.Value?.ToString() ?? "");
            else if (value is IList list)
                for (var i = 0; i < list.Count; i++)
                    foreach (var found in Inner(list[i], $"{at}[{i}]")) yield return found;
            else
                foreach (var found in Inner(value, at)) yield return found;
        }
    }

    static IEnumerable<(string Path, string Text)> Inner(object? value, string path) => value switch
    {
        string { Length: > 0 } text => [(path, text)],
        IMessage inner => TextsOf(inner, path),
        _ => [],
    };

    static IEnumerable<string> New(FieldChange change) => change.After.Except(change.Before);

    static string Folded(string text, bool letters = false)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in LookAlikes.Skeleton(text))
            if (char.IsLetter(c) || char.IsSurrogate(c) || !letters && char.IsDigit(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        return folded.ToString().TrimEnd();
    }

    static string Hashed(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 8));
}
