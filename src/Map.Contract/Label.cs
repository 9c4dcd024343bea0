using Google.Protobuf.Reflection;

namespace Map.Contract;

/// <summary>What an enum value of the contract is called in one language.</summary>
/// <param name="Value">The value.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Texts">The first to show it by; the others are also used, and searched.</param>
public sealed record Label(Enum Value, string Language, IReadOnlyList<string> Texts)
{
    const string Resource = "labels.tsv";

    static readonly Lazy<IReadOnlyList<Label>> Read = new(() => [.. Rows()]);

    /// <summary>All labels, in the order of the file.</summary>
    public static IReadOnlyList<Label> All => Read.Value;

    static IEnumerable<Label> Rows()
    {
        using var reader = new StreamReader(typeof(Label).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded."));
        var languages = reader.ReadLine()!.Split('\t')[2..];
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            var value = ValueOf(cells[0], cells[1]);
            for (var i = 0; i < languages.Length; i++)
                if (cells[i + 2].Length > 0)
                    yield return new(value, languages[i], cells[i + 2].Split('|'));
        }
    }

    static Enum ValueOf(string type, string word) =>
        Words.All(Types.First(known => known.Name == type)).First(known => known.Word == word).Value;

    static IEnumerable<EnumDescriptor> Types => V1.PlaceReflection.Descriptor.EnumTypes;
}
