using Map.Contract.Files;
using Map.Gateway.Exports.Rows;

namespace Map.Gateway.Exports.Formats;

/// <summary>What a person on the way needs to know of a row, in a few lines of plain text, for formats that show one text.</summary>
/// <param name="head">The head of the file, which may have only some of the columns.</param>
sealed class RowDescription(FileHead head)
{
    // Of these, words are said with blanks.
    static readonly string[] Words = ["kind", "status", "services", "audiences", "holds"];

    // A column of labels goes before the column of the same words.
    static readonly string[] Shown =
        ["kind", "status", "services", "audiences", "holds", "opening_hours", "address", "postcode", "town", "country", "coverage_note", "languages", "offers", "contacts", "website", "operated_by", "summary"];

    readonly int[] columns =
    [
        .. Shown.Select(name => head.IndexOf(LabelNames.Of(name)) is >= 0 and var label ? label : head.IndexOf(name)).Where(index => index >= 0),
    ];

    readonly int precision = head.IndexOf("precision");

    readonly int verifiedOn = head.IndexOf("verified_on");

    public string Of(FileRow row)
    {
        var lines = columns.Select(i => TextOf(i, row.Values[i])).Where(text => text.Length > 0);
        // A pin looks exact, and people walk to it.
        if (precision >= 0 && row.Values[precision] is string word and not ("building" or "site" or "street"))
            lines = lines.Append($"Position: only the {word}");
        // The day itself: a file is kept for years, in which "a month ago" would become wrong.
        if (verifiedOn >= 0)
            lines = lines.Append(row.Values[verifiedOn] is string day ? $"Last checked: {day}" : "Nobody has said when this was checked.");
        return string.Join('\n', lines);
    }

    string TextOf(int column, object? value)
    {
        var text = CellText.Plain(value).Replace(CellText.Between, ", ", StringComparison.Ordinal);
        return Words.Contains(head.Columns[column].Name) ? text.Replace('_', ' ') : text;
    }
}
