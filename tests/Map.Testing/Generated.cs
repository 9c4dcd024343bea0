namespace Map.Testing;

/// <summary>Generated files of the repository. Tests compare them with their sources; <c>./map bless</c> runs the tests of category
/// Generated with MAP_BLESS=1, which makes them write the files.</summary>
public static class Generated
{
    /// <summary>The text of a file, generated first when blessing.</summary>
    /// <param name="file">Its path from the root of the repository.</param>
    /// <param name="generate">The expected text, given the current one.</param>
    public static async Task<string> ReadAsync(string file, Func<string, string> generate)
    {
        var path = Path.Combine(Repository.Root, file);
        var text = await File.ReadAllTextAsync(path);
        if (Environment.GetEnvironmentVariable("MAP_BLESS") != "1")
            return text;
        await File.WriteAllTextAsync(path, text = generate(text));
        return text;
    }

    /// <summary>Asserts that a file has these lines and no others, in this order.</summary>
    public static void Check(string file, IReadOnlyCollection<string> generated, IReadOnlyCollection<string> present)
    {
        var difference = generated.Except(present).Select(line => "+ " + line)
            .Concat(present.Except(generated).Select(line => "- " + line));
        Assert.True(
            generated.SequenceEqual(present),
            $"{file} is not up to date: run ./map bless and review the difference.\n{string.Join('\n', difference)}");
    }
}
