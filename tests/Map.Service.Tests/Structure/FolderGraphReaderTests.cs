namespace Map.Service.Tests.Structure;

/// <summary>The reader of the graph finds what it is there for.</summary>
public sealed class FolderGraphReaderTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("folders").FullName;

    public FolderGraphReaderTests()
    {
        Write("One", "namespace Root.One; class Single;");
        Write("Program", "using Root.Two; using Root.One; Run();");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("using Root.One;\nnamespace Root.Two; class Pair;", "Two -> One")]
    [InlineData("using static Root.One.Single;\nnamespace Root.Two; class Pair;", "Two -> One")]
    [InlineData("namespace Root.Two; class Pair { One.Single? first; }", "Two -> One")]
    [InlineData("namespace Root.Two; class Pair { Root.One.Single? first; }", "Two -> One")]
    [InlineData("namespace Root.One.Two; class Pair { Single? first; }", "One.Two -> One")]
    [InlineData("namespace Root.Two; class Pair { string One = \"\"; /* One.Single */ } // One.Single", null)]
    [InlineData("namespace Root.Two; class Pair { int Count => other.One.Single; }", null)]
    public void Use_is_seen_in_using_line_qualified_name_and_folder_around(string code, string? use)
    {
        Write("Two", code.Replace("/* One.Single */", "", StringComparison.Ordinal));

        Assert.Equal(use is null ? [] : [use], Read().Uses.Select(found => $"{found.From} -> {found.To}"));
    }

    [Theory]
    [InlineData("GlobalUsings.cs", "global using Root.One;")]
    [InlineData("Root.csproj", "<Project><ItemGroup><Using Include=\"Root.One\" /></ItemGroup></Project>")]
    public void Use_is_seen_where_every_file_imports_the_folder(string file, string content)
    {
        File.WriteAllText(Path.Combine(folder, file), content);
        Write("Two", "namespace Root.Two; class Pair { Single? first; }");
        Write("Three", "namespace Root.Three; class Triple;");

        Assert.Equal([("Two", "One", "Two.cs")], Read().Uses);
    }

    [Fact]
    public void Cycle_is_named_with_its_files()
    {
        Write("Two", "using Root.Three;\nnamespace Root.Two; class Pair;");
        Write("Three", "using Root.One;\nnamespace Root.Three; class Triple { Two.Pair? pair; }");

        Assert.Equal("Three -> Two (Three.cs), Two -> Three (Two.cs)", Read().FindCycle());
    }

    FolderGraph Read() => new("Root", folder);

    void Write(string name, string code) => File.WriteAllText(Path.Combine(folder, $"{name}.cs"), code);
}
