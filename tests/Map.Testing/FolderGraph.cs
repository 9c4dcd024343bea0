using System.Text.RegularExpressions;

namespace Map.Testing;

/// <summary>Which folders of a project use which others, according to the using lines of their files and the type names that they qualify,
/// or find in enclosing folders and in those that every file imports. A folder is a namespace below the root; files of the root itself may
/// use all.</summary>
public sealed partial class FolderGraph
{
    readonly string root;
    readonly List<SourceFile> files;
    readonly Dictionary<string, HashSet<string>> types;
    readonly List<string> imported;

    /// <param name="rootNamespace">Such as Map.Service.</param>
    /// <param name="folder">Where its files are.</param>
    public FolderGraph(string rootNamespace, string folder)
    {
        root = rootNamespace;
        files = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => SourceFile.Read(path, Path.GetRelativePath(folder, path))).OfType<SourceFile>()
            .Where(file => file.Namespace.StartsWith($"{root}.", StringComparison.Ordinal))];
        types = files.GroupBy(file => file.Namespace).ToDictionary(
            group => group.Key,
            group => group.SelectMany(file => Declared().Matches(file.Code)).Select(match => match.Groups[1].Value).ToHashSet());
        imported = [.. Directory.EnumerateFiles(folder, "*.csproj").Concat(Directory.EnumerateFiles(folder, "GlobalUsings.cs"))
            .SelectMany(path => GlobalUsing().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value)];
        Uses = [.. files.SelectMany(UsedBy).Distinct()];
    }

    /// <summary>Every use of a folder by a file of another one.</summary>
    public IReadOnlyList<(string From, string To, string File)> Uses { get; }

    /// <summary>A cycle, with the files that make it, or null: <c>A -> B (A/One.cs), B -> A (B/Two.cs)</c>.</summary>
    public string? FindCycle()
    {
        var edges = Uses.ToLookup(use => use.From);
        var done = new HashSet<string>();
        foreach (var start in edges.Select(group => group.Key).Order(StringComparer.Ordinal))
            if (CycleFrom(start, []) is { } cycle)
                return string.Join(", ", cycle.Select(use => $"{use.From} -> {use.To} ({use.File})"));
        return null;

        IEnumerable<(string From, string To, string File)>? CycleFrom(string folder, List<(string From, string To, string File)> path)
        {
            var seen = path.FindIndex(use => use.From == folder);
            if (seen >= 0) return path[seen..];
            if (done.Contains(folder)) return null;
            foreach (var use in edges[folder])
                if (CycleFrom(use.To, [.. path, use]) is { } cycle)
                    return cycle;
            done.Add(folder);
            return null;
        }
    }

    IEnumerable<(string From, string To, string File)> UsedBy(SourceFile file) =>
        Imported(file).Concat(Qualified(file)).Concat(Around(file)).Where(to => to != file.Namespace)
            .Select(to => (Short(file.Namespace), Short(to), file.Name));

    // Also a type, after using static or an alias.
    IEnumerable<string> Imported(SourceFile file) => UsingLine().Matches(file.Code)
        .Select(match => NearestFolder(match.Groups[1].Value)).OfType<string>();

    // Access.Caller within Map.Service.Places is Map.Service.Access.Caller.
    IEnumerable<string> Qualified(SourceFile file) =>
        from match in DottedName().Matches(file.Code)
        from name in SelfAndParents(file.Namespace).Select(parent => $"{parent}.{match.Value}").Append(match.Value)
        from folder in types
        where name.StartsWith($"{folder.Key}.", StringComparison.Ordinal)
        let rest = name[(folder.Key.Length + 1)..]
        where rest.Length < match.Value.Length && folder.Value.Contains(rest.Split('.')[0])
        select folder.Key;

    IEnumerable<string> Around(SourceFile file)
    {
        var words = Word().Matches(file.Code).Select(match => match.Value).ToHashSet();
        return SelfAndParents(file.Namespace).Skip(1).Concat(imported)
            .Where(folder => types.TryGetValue(folder, out var known) && known.Overlaps(words));
    }

    string? NearestFolder(string name) => SelfAndParents(name).FirstOrDefault(types.ContainsKey);

    string Short(string name) => name[(root.Length + 1)..];

    static IEnumerable<string> SelfAndParents(string name)
    {
        for (var end = name.Length; end > 0; end = name.LastIndexOf('.', end - 1)) yield return name[..end];
    }

    // Not a type within another one: it is written after the name of that one.
    [GeneratedRegex(
        @"^(?:namespace [\w.]+; )?(?:[a-z]+ )*(?:class|record struct|record|struct|enum|interface)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"(?:<Using Include=""|^global using )([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex GlobalUsing();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex DottedName();

    // Not the name of a property, which may be that of a type elsewhere.
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*\b(?! \{ get;)")]
    private static partial Regex Word();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();

    sealed record SourceFile(string Name, string Namespace, string Code)
    {
        // Null for what has no namespace of its own: top-level statements, generated files.
        public static SourceFile? Read(string path, string name)
        {
            var code = Comment().Replace(File.ReadAllText(path), "");
            return NamespaceLine().Match(code) is { Success: true } line ? new(name, line.Groups[1].Value, code) : null;
        }
    }
}
