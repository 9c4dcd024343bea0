using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Map.Gateway.Pages.Language;

/// <summary>A message of a catalogue, as src/Map.Web/messages/build.mjs compiles it from ICU's syntax.</summary>
public sealed class Message
{
    readonly Action<StringBuilder, Arguments> write;

    Message(Action<StringBuilder, Arguments> write) => this.write = write;

    public static Message Read(JsonElement json) => new(Part(json));

    /// <summary>The message with its arguments, which are text or numbers.</summary>
    public string In(PageLanguage language, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var values = new Dictionary<string, object?>(arguments.Length, StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
            values[name] = value;
        var text = new StringBuilder();
        write(text, new(language, values));
        return text.ToString();
    }

    static Action<StringBuilder, Arguments> Part(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                var literal = json.GetString()!;
                return (text, _) => text.Append(literal);
            case JsonValueKind.Array:
                Action<StringBuilder, Arguments>[] parts = [.. json.EnumerateArray().Select(Part)];
                return (text, arguments) => Array.ForEach(parts, part => part(text, arguments));
        }

        if (json.TryGetProperty("a", out var argument) || json.TryGetProperty("n", out argument))
        {
            var name = argument.GetString()!;
            return (text, arguments) => text.Append(arguments.Written(name));
        }

        return Choice(json);
    }

    static Action<StringBuilder, Arguments> Choice(JsonElement json)
    {
        var options = json.GetProperty("o").EnumerateObject()
            .ToDictionary(option => option.Name, option => Part(option.Value), StringComparer.Ordinal);
        var other = options["other"];
        if (json.TryGetProperty("s", out var chosen))
        {
            var name = chosen.GetString()!;
            return (text, arguments) => options.GetValueOrDefault(arguments.Values[name]?.ToString() ?? "", other)(text, arguments);
        }

        var counted = json.GetProperty("p").GetString()!;
        return (text, arguments) =>
        {
            var number = arguments.Number(counted);
            var option = options.GetValueOrDefault($"={number}") ?? options.GetValueOrDefault(arguments.Language.PluralOf(number), other);
            option(text, arguments);
        };
    }

    readonly record struct Arguments(PageLanguage Language, Dictionary<string, object?> Values)
    {
        public long Number(string name) => Convert.ToInt64(Values[name], CultureInfo.InvariantCulture);

        public string Written(string name) => Values[name] switch
        {
            int or long or double => Language.Write(Convert.ToDouble(Values[name], CultureInfo.InvariantCulture)),
            // Between right-to-left words a name from the map would change places with what stands beside it.
            string text when Language.IsRightToLeft => $"\u2068{text}\u2069",
            var value => value?.ToString() ?? "",
        };
    }
}
