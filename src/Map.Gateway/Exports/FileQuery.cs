using Map.Contract.Files;
using Map.Gateway.Exports.Rows;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.Exports;

/// <summary>What is asked of a file, as query parameters.</summary>
static class FileQuery
{
    /// <exception cref="InvalidInputException">A parameter is unknown, given twice or wrong.</exception>
    public static FileRequest Parse(IQueryCollection query, IFileRows rows, LabelCatalogue catalogue)
    {
        var filter = PlaceFilterQuery.Parse(query, [FileRequest.Fields, FileRequest.Language]);
        var labels = query.TryGetValue(FileRequest.Language, out var languages) ? catalogue.In(TagOf(languages)) : null;
        var columns = rows.ColumnsWith(labels);
        return new(filter, query.TryGetValue(FileRequest.Fields, out var names) ? Chosen(columns, names) : columns, labels);
    }

    static string TagOf(IReadOnlyList<string?> values) =>
        values is [{ } text] && LanguageTag.TryParse(text, out var tag)
            ? tag.ToString()
            : throw new InvalidInputException(FileRequest.Language, "is not one language tag. Write it as in BCP 47: fr, pt-BR, zh-Hant.");

    static FileColumn[] Chosen(IReadOnlyList<FileColumn> columns, IReadOnlyList<string?> values)
    {
        if (values is not [{ Length: > 0 } text])
            throw new InvalidInputException(FileRequest.Fields, "is given several times, or empty. Give it once, with several names separated by commas.");
        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        var unknown = names.FirstOrDefault(name => columns.All(column => !Has(column, name)));
        return unknown is null
            ? [.. columns.Where(column => names.Any(name => Has(column, name)))]
            : throw new InvalidInputException(
                FileRequest.Fields, $"has {Quote.Of(unknown)}; columns are {string.Join(", ", columns.Select(column => column.Name))}.");
    }

    static bool Has(FileColumn column, string name) => column.Name == name || column.PropertyName == name;
}
