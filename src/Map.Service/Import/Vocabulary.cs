using System.Reflection;

namespace Map.Service.Import;

/// <summary>
/// Maps the words in the files to values. words.csv and organisation_names.csv of the seed are built in, and imported files of these
/// formats replace them; facility types are those of the map and of the imported files together.
/// </summary>
public sealed class Vocabulary
{
    readonly Dictionary<(string File, string Column, string Word), string> words = [];
    readonly HashSet<(string File, string Column, string Value, string Word)> ordinary = [];
    readonly ILookup<string, (string Scheme, string Code)> facilityTypes;
    readonly ILookup<(string Column, string Name), OrganisationName> organisations;

    Vocabulary(IEnumerable<FileRow> wordRows, IEnumerable<FacilityTypeWord> facilityTypes, IEnumerable<FileRow> nameRows)
    {
        var seen = new HashSet<(string, string, string)>();
        foreach (var row in wordRows)
        {
            var (file, column, word, value) = (row.Required("file"), row.Required("column"), row.Required("word"), row.Required("value"));
            words[(file, column, word)] = value;
            if (seen.Add((file, column, value)))
                ordinary.Add((file, column, value, word));
        }

        this.facilityTypes = facilityTypes.ToLookup(type => type.Word, type => (type.Scheme, type.Code), StringComparer.Ordinal);
        organisations = nameRows.ToLookup(
            row => (row.Required("column"), row.Required("name")),
            row => new OrganisationName(row, row.Required("organisation")));
    }

    public static Vocabulary Of(ILookup<FileFormat, FileRow> rows, IEnumerable<FacilityTypeWord> facilityTypes) => new(
        Given(rows, FileFormat.Words), facilityTypes, Given(rows, FileFormat.OrganisationNames));

    /// <summary>The enum value of a word in a column; the labels of the enum need no entry.</summary>
    public T Value<T>(FileRow row, string column, bool required = false) where T : struct, Enum
    {
        if (row[column] is { } word)
            return Value<T>(row, column, word);
        if (required)
            row.Refuse(column, $"is empty; {Allowed<T>(row.Format, column)}.");
        return default;
    }

    /// <summary>The enum values of the words in a list.</summary>
    public IEnumerable<T> Values<T>(FileRow row, string column) where T : struct, Enum =>
        row.List(column).Select(word => Value<T>(row, column, word)).Where(value => !value.Equals(default(T))).Distinct();

    T Value<T>(FileRow row, string column, string word) where T : struct, Enum
    {
        var label = words.GetValueOrDefault((row.Format.Name, column, word), word);
        if (Contract.Words.Find<T>(label) is var value && !value.Equals(default(T)))
            return value;
        row.Refuse(column, $"\"{word}\" is not known; {Allowed<T>(row.Format, column)}.");
        return default;
    }

    public bool? Flag(FileRow row, string column)
    {
        if (row[column] is not { } word)
            return null;
        if (bool.TryParse(words.GetValueOrDefault((row.Format.Name, column, word), word), out var flag))
            return flag;
        row.Refuse(column, $"\"{word}\" is not known; yes, no, or empty where it is not known.");
        return null;
    }

    /// <summary>The word itself, if it is more specific than its enum value.</summary>
    public string? Remark<T>(FileRow row, string column, T value) where T : struct, Enum =>
        row[column] is { } word && word != Contract.Words.Of(value) && !ordinary.Contains((row.Format.Name, column, Contract.Words.Of(value), word)) ? word : null;

    /// <summary>The facility type of a word; if the word has several, that of the country's scheme.</summary>
    public string FacilityType(FileRow row, string column, string? country)
    {
        if (row[column] is not { } word)
            return "unknown";
        var meanings = facilityTypes[word].ToList();
        var code = meanings.FirstOrDefault(meaning => meaning.Scheme == country?.ToLowerInvariant()).Code
            ?? (meanings.DistinctBy(meaning => meaning.Code).Count() == 1 ? meanings[0].Code : null);
        if (code is null)
            row.Refuse(column, $"\"{word}\" {(meanings.Count == 0 ? "is not a known type" : "means different types")}; one of "
                + string.Join(", ", facilityTypes.Select(type => type.Key).Order(StringComparer.Ordinal)) + ".");
        return code ?? "unknown";
    }

    /// <summary>The organisations that a name in a column stands for; empty if the name has no entry.</summary>
    public IEnumerable<OrganisationName> Organisations(string column, string name) => organisations[(column, name)];

    string Allowed<T>(FileFormat format, string column) where T : struct, Enum =>
        "one of " + string.Join(", ", Contract.Words.Values<T>().Select(value => Contract.Words.Of(value))
            .Concat(words.Keys.Where(word => word.File == format.Name && word.Column == column).Select(word => word.Word)));

    static IEnumerable<FileRow> Given(ILookup<FileFormat, FileRow> rows, FileFormat format) =>
        rows.Contains(format) ? rows[format] : Embedded(format);

    static IReadOnlyList<FileRow> Embedded(FileFormat format)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(format.Name)!;
        return FileTable.Read(format.Name, stream, []).Single().Rows;
    }
}
