namespace Map.Gateway.Pages.Language;

/// <summary>What a page says, in its language.</summary>
public sealed class Say(PageLanguage language)
{
    public PageLanguage Language => language;

    /// <summary>A message without arguments.</summary>
    /// <exception cref="KeyNotFoundException">The catalogues have no such message, which is a mistake in the page.</exception>
    public string this[string key] => language.Messages[key].In(language);

    /// <summary>A message with its arguments, which are text or numbers.</summary>
    public string With(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        language.Messages[key].In(language, arguments);

    /// <summary>The word for a value of an enumeration: service.food for SERVICE_FOOD.</summary>
    public string Word(string group, Enum value) => this[$"{group}.{Words.Of(value)}"];

    /// <summary>All values of an enumeration to choose from: food, and the word for it.</summary>
    public IReadOnlyList<(string Value, string Label)> Choices<T>(string group) where T : struct, Enum =>
        [.. Words.Values<T>().Select(value => (Words.Of(value), Word(group, value)))];

    /// <summary>A time of day by this language's clock: 14:00, 2:00 PM.</summary>
    public string Time(DateTime time) => language.Write(TimeOnly.FromDateTime(time));

    /// <summary>A partial date in words: 2009, March 2009, 18 March 2009.</summary>
    public string Date(string date) => language.Write(date);
}
