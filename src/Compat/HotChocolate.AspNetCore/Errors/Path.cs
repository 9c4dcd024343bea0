using System.Globalization;
using System.Text;

namespace HotChocolate;

/// <summary>The path from the root of the response to a field: response names and list indexes.</summary>
public sealed class Path
{
    readonly object? segment;

    Path(Path? parent, object? segment)
    {
        Parent = parent;
        this.segment = segment;
        Length = parent is null ? 0 : parent.Length + 1;
    }

    public static Path Root { get; } = new(null, null);

    public Path? Parent { get; }

    public int Length { get; }

    public bool IsRoot => Parent is null;

    public static Path FromList(IEnumerable<object> segments) =>
        segments.Aggregate(Root, (path, segment) => new Path(path, segment));

    public Path Append(string name) => new(this, name);

    public Path Append(int index) => new(this, index);

    public IReadOnlyList<object> ToList()
    {
        var segments = new object[Length];
        for (var path = this; path.Parent is not null; path = path.Parent)
            segments[path.Length - 1] = path.segment!;
        return segments;
    }

    public string Print()
    {
        var text = new StringBuilder();
        foreach (var segment in ToList())
            _ = segment is int index ? text.Append(CultureInfo.InvariantCulture, $"[{index}]") : text.Append('/').Append(segment);
        return text.Length == 0 ? "/" : text.ToString();
    }

    public override string ToString() => Print();
}
