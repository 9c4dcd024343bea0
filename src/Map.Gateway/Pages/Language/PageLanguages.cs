using System.Text.Json;
using Map.Gateway.Pages.Built;
using Microsoft.Net.Http.Headers;

namespace Map.Gateway.Pages.Language;

/// <summary>The languages of the pages, in the order of the menu; the first is English, which the others fall back to.</summary>
public sealed class PageLanguages
{
    readonly Dictionary<string, PageLanguage> byTag;

    PageLanguages(IReadOnlyList<PageLanguage> all)
    {
        All = all;
        byTag = all.ToDictionary(language => language.Tag, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<PageLanguage> All { get; }

    public PageLanguage English => All[0];

    /// <summary>Reads the catalogues that src/Map.Web builds.</summary>
    public static PageLanguages Read(WebPages pages)
    {
        var locales = ReadJson<Dictionary<string, Locale>>(pages.Find("locales.json"));
        var english = new Lazy<Dictionary<string, Message>>(() => MessagesOf("en"));
        return new([.. locales.Select(locale => new PageLanguage(locale.Key, locale.Value, new(() => OverEnglish(locale.Key))))]);

        Dictionary<string, Message> OverEnglish(string tag)
        {
            var messages = new Dictionary<string, Message>(english.Value, StringComparer.Ordinal);
            foreach (var (key, message) in MessagesOf(tag))
                messages[key] = message;
            return messages;
        }

        Dictionary<string, Message> MessagesOf(string tag) =>
            ReadJson<Dictionary<string, JsonElement>>(pages.Find($"messages/{tag}.json"))
                .ToDictionary(message => message.Key, message => Message.Read(message.Value), StringComparer.Ordinal);
    }

    /// <summary>The language with this tag; null when the pages do not speak it.</summary>
    public PageLanguage? Find(string tag) => byTag.GetValueOrDefault(tag);

    /// <summary>The language that a browser prefers among these; English when it prefers none of them.</summary>
    public PageLanguage Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(accepted => accepted.Quality is not 0)
        .OrderByDescending(accepted => accepted, StringWithQualityHeaderValueComparer.QualityComparer)
        .Select(accepted => Nearest(accepted.Value.ToString()))
        .FirstOrDefault(language => language is not null) ?? English;

    // fr-CA is answered in fr.
    PageLanguage? Nearest(string tag) => Find(tag) ?? Find(tag.Split('-')[0]);

    static T ReadJson<T>(Microsoft.Extensions.FileProviders.IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{file.Name} is empty.");
    }
}
