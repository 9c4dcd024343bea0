using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Map.Cli.Tests;

/// <summary>Dependencies point one way: page, gateway, service, database; and nothing in src/Compat knows of the application.</summary>
public sealed partial class DependencyTests
{
    const string StandIn = "HotChocolate.AspNetCore";

    static readonly Checkout Checkout = Checkout.Find();

    [Theory]
    [InlineData("Map.Gateway", "Npgsql")]
    [InlineData("Map.Gateway", "Microsoft.EntityFrameworkCore")]
    [InlineData("Map.Gateway", "Map.Service")]
    [InlineData("Map.Service", "Map.Gateway")]
    [InlineData("Map.Service", "HotChocolate")]
    [InlineData("Map.Telemetry", "Map")]
    [InlineData("Map.Cli", "Map.Service")]
    [InlineData("Map.Cli", "Map.Gateway")]
    [InlineData("Map.Cli", "Npgsql")]
    public void Service_does_not_reference(string service, string assembly) =>
        Assert.DoesNotContain(References(Checkout.Service(service)), name => name.StartsWith(assembly, StringComparison.Ordinal));

    [Fact]
    public void HotChocolate_is_only_stand_in() =>
        Assert.Equal([StandIn], Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "src", "Compat")).Select(Path.GetFileName));

    [Fact]
    public void Stand_in_does_not_reference_application() =>
        Assert.DoesNotContain(References(Checkout.Service(StandIn)), name => name.StartsWith("Map", StringComparison.Ordinal));

    // A GeoPackage is a database of SQLite, which is written as a file.
    [Fact]
    public void Gateway_has_no_sql_in_its_source() =>
        Assert.All(FilesWith(Sql(), "src/Map.Gateway"), file => Assert.Matches("/Exports/Formats/GeoPackage", file));

    [Fact]
    public void Only_visibility_policy_and_writers_name_exact_position() =>
        Assert.All(FilesWith(ExactPosition(), "src"), file => Assert.Matches("/Storage/|/Access/(Past)?Visibility.cs$", file));

    static IEnumerable<string> FilesWith(Regex pattern, string folder) =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => pattern.IsMatch(File.ReadAllText(file)));

    static List<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    [GeneratedRegex(@"\b(SELECT .* FROM|INSERT INTO|DELETE FROM)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sql();

    [GeneratedRegex("exact_position", RegexOptions.CultureInvariant)]
    private static partial Regex ExactPosition();
}
