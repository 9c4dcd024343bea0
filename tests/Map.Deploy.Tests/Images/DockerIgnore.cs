using System.IO.Enumeration;

namespace Map.Deploy.Tests.Images;

/// <summary>The .dockerignore of this repository: the last line that fits decides, and what is below a folder goes with it.</summary>
static class DockerIgnore
{
    static readonly (string Pattern, bool Ignores)[] Lines =
    [
        .. DeployFiles.Read(".dockerignore").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.StartsWith('!') ? (line[1..], false) : (line, true)),
    ];

    public static bool Ignores(string path) =>
        path != "." && Lines.LastOrDefault(line => Ancestors(path).Any(part => Fits(line.Pattern, part))).Ignores;

    // The path itself, and each folder that it is in.
    static IEnumerable<string> Ancestors(string path)
    {
        var parts = path.Split('/');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join('/', parts[..count]));
    }

    static bool Fits(string pattern, string path) => pattern switch
    {
        "**" => true,
        ['*', '*', '/', .. var name] => path.Split('/')[^1] == name,
        _ => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false),
    };
}
