using System.Collections.Frozen;
using System.Text.Json;

namespace Map.Service.TellMe.Mail;

/// <summary>What mails and messages say, in the languages of src/Map.Web/messages/mail. A text has its arguments in braces: {name}.</summary>
sealed class MailWords
{
    const string English = "en", Folder = "mail/";

    static readonly FrozenDictionary<string, MailWords> All = Read();

    readonly Dictionary<string, string> texts;

    MailWords(string language, Dictionary<string, string> texts) => (Language, this.texts) = (language, texts);

    public string Language { get; }

    public static IEnumerable<string> Languages => All.Keys;

    /// <summary>The language that is written for one: itself, the one that it is a kind of, or English.</summary>
    public static string Known(string language) =>
        All.ContainsKey(language) ? language : All.ContainsKey(language.Split('-')[0]) ? language.Split('-')[0] : English;

    public static MailWords Of(string language) => All[Known(language)];

    public string this[string key] => texts[key];

    public string With(string key, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var text = texts[key];
        foreach (var (name, value) in arguments) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }

    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>The word for a value of the contract.</summary>
    public string Label(Enum value) =>
        (Contract.Label.All.FirstOrDefault(label => label.Language == Language && label.Value.Equals(value))
            ?? Contract.Label.All.FirstOrDefault(label => label.Language == English && label.Value.Equals(value)))?.Texts[0] ?? Words.Of(value).Replace('_', ' ');

    static FrozenDictionary<string, MailWords> Read()
    {
        var assembly = typeof(MailWords).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return new MailWords(Path.GetFileNameWithoutExtension(name), JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
        }).ToFrozenDictionary(words => words.Language, StringComparer.Ordinal);
    }
}
