using System.Globalization;

namespace Map.Service.Paging;

/// <summary>A position in a list by name.</summary>
/// <param name="SortName">The folded name of the row.</param>
/// <param name="Id">Breaks ties.</param>
/// <param name="Began">The last revision when the first page was read.</param>
readonly record struct NameCursor(string SortName, Guid Id, long Began) : ICursor<NameCursor>
{
    public static NameCursor Read(BinaryReader token) =>
        new(token.ReadString(), Guid.Parse(token.ReadString()), long.Parse(token.ReadString(), CultureInfo.InvariantCulture));

    public void Write(ref TokenWriter token)
    {
        token.Text(SortName);
        token.Value(Id);
        token.Value(Began);
    }

    /// <summary>The condition, with a leading AND, that a row comes after this one, and was not shown under an earlier name.</summary>
    /// <param name="subject">The kind of subject in the revision log.</param>
    /// <param name="row">The alias of its table.</param>
    /// <param name="columns">The sort name and the id.</param>
    /// <param name="wasVisible">Whether the caller could see <c>s.state</c>.</param>
    /// <param name="statement">Gets the parameters.</param>
    public string After(string subject, string row, string columns, string wasVisible, Statement statement)
    {
        var last = $"({statement.Value(SortName)}, {statement.Value(Id)})";
        var shown = $"""{wasVisible} AND (folded(s.state ->> 'name') COLLATE "C", {row}.id) <= {last}""";
        return $" AND ({columns}) > {last}{RepeatGuard.NotShownBefore(subject, row, Began, shown, statement)}";
    }
}
