using System.Reflection;

namespace Map.Service.Contributions.Twins;

/// <summary>The tables that the likelihood is computed by, embedded in the program.</summary>
static class TwinFiles
{
    /// <summary>The rows of a table; lines that begin with # are remarks.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }
}
