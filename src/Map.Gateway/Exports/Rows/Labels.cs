using Map.Contract.Files;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Exports.Rows;

/// <summary>How people who read a language say what the map has as codes.</summary>
/// <param name="Tag">The language that was asked for, BCP 47: names are in it where they are known.</param>
/// <param name="Say">The words; in English where the pages do not speak the language. Null when the gateway was built without pages.</param>
sealed record Labels(string Tag, Say? Say)
{
    // The columns that have words, and the group of messages that says them.
    static readonly (string Column, string Group)[] OfPlaces =
    [
        ("kind", "kind"), ("status", "status"), ("services", "service"), ("audiences", "audience"), ("holds", "population"), ("ways_to_help", "way"),
    ];

    public string NameOf(V1.Place place) => In(place.Names, place.Name);

    public string NameOf(V1.Organisation organisation) => In(organisation.Names, organisation.Name);

    /// <summary>The columns of labels: of the name, and of each column that has words.</summary>
    public IEnumerable<FileColumn<FilePlace>> Columns()
    {
        yield return new(LabelNames.Name, ColumnType.Text, file => NameOf(file.Place)) { Description = "The name in the language of the file.", Fields = ["names"] };
        if (Say is null)
            yield break;
        foreach (var (name, group) in OfPlaces)
        {
            var column = PlaceColumns.All.First(known => known.Name == name);
            yield return column with
            {
                Name = LabelNames.Of(name), Path = null, Value = file => Said(group, column.Value(file)), Description = $"{name} in the language of the file.",
            };
        }

        yield return new(LabelNames.Of("languages"), ColumnType.List, file => file.Place.SupportGroup?.Languages.Select(Say.Language.NameOf))
            { Description = "languages in the language of the file.", Fields = ["support_group.languages"] };
    }

    object? Said(string group, object? value) => value switch
    {
        string word => Say![$"{group}.{word}"],
        IEnumerable<string> words => words.Select(word => Say![$"{group}.{word}"]),
        _ => value,
    };

    string In(IDictionary<string, string> names, string usual) =>
        names.TryGetValue(Tag, out var exact) ? exact : names.TryGetValue(Tag.Split('-')[0], out var wider) ? wider : usual;
}
