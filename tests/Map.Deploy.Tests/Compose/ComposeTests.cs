using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Map.Testing.Clients;

namespace Map.Deploy.Tests.Compose;

/// <summary>The compose files, without a container engine.</summary>
public sealed partial class ComposeTests
{
    const string Schemas = "tests/Map.Deploy.Tests/Schemas";

    static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromText(
        File.ReadAllText(Path.Combine(Repository.Root, Schemas, "node_modules", "dclint", "schemas", "compose.schema.json"))
            // It names the draft by an address that the draft does not have.
            .Replace("https://json-schema.org/draft-07/schema", "http://json-schema.org/draft-07/schema#", StringComparison.Ordinal)));

    public static TheoryData<string> Files => [ComposeProject.Base, .. ComposeProject.Overlays];

    public static TheoryData<string> Overlays => [.. ComposeProject.Overlays];

    [NodeTheory(Schemas)]
    [MemberData(nameof(Files))]
    public void File_is_valid_by_the_specification(string path)
    {
        var results = Schema.Value.Evaluate(DeployFiles.Element(DeployFiles.Yaml(path).Single()), new() { OutputFormat = OutputFormat.List });

        Assert.True(results.IsValid, string.Join('\n', (results.Details ?? []).Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_in_a_file_are_defined_there_or_in_the_base(string path)
    {
        var project = ComposeProject.Of(ComposeProject.Base, path);
        foreach (var (service, definition) in project.Services)
        {
            AllDefined("services", definition["depends_on"]);
            AllDefined("networks", definition["networks"]);
            AllDefined("secrets", definition["secrets"]);
            foreach (var source in Sources(definition).Where(source => !source.StartsWith('.') && !source.StartsWith('/') && !source.StartsWith('$')))
                Assert.True(project.Names("volumes").Contains(source), $"{path}: {service} mounts the volume {source}, which is not defined.");

            void AllDefined(string kind, JsonNode? setting) => Assert.True(
                ComposeProject.Listed(setting).All(project.Names(kind).Contains), $"{path}: {service} names one of {kind} that is not defined: {setting}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Mounted_files_exist(string path)
    {
        foreach (var (service, definition) in ComposeProject.Of(path).Services)
            foreach (var source in Sources(definition).Where(source => source.StartsWith("./", StringComparison.Ordinal)))
                Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), $"{path}: {service} mounts {source}, which does not exist.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_container_may_do_only_what_it_has_to(string path)
    {
        var known = ComposeProject.Of(ComposeProject.Base).Names("services");
        // Of the base a file repeats only what it changes.
        foreach (var (service, definition) in ComposeProject.Of(path).Services.Where(one => path == ComposeProject.Base || !known.Contains(one.Service)))
        {
            Assert.True((bool)definition["read_only"]!, $"{service} may write to its root.");
            Assert.Equal("ALL", (string)Assert.Single(definition["cap_drop"]!.AsArray())!);
            Assert.Contains("no-new-privileges:true", definition["security_opt"]!.AsArray().Select(option => (string)option!));
            Assert.InRange((int)definition["pids_limit"]!, 1, 300);
            Assert.NotNull(definition["mem_limit"]);
            Assert.True(definition["restart"] is null || definition["logging"]?["options"]?["max-size"] is not null, $"{service} logs without end.");
            Assert.True(definition["privileged"] is null && definition["network_mode"]?.ToString() is null or "none", $"{service} is not kept apart.");
        }
    }

    [Theory]
    [MemberData(nameof(Overlays))]
    public void Head_of_a_file_says_how_to_use_it(string path) =>
        Assert.Contains($"docker compose -f docker-compose.yml -f {path} up", HeadComment().Match(DeployFiles.Read(path)).Value, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public void Ports_are_open_to_others_only_where_TLS_is(string path)
    {
        var isTls = Path.GetFileName(path).StartsWith("tls-", StringComparison.Ordinal);
        foreach (var (service, definition) in ComposeProject.Of(path).Services)
            foreach (var port in ComposeProject.Listed(definition["ports"]))
                Assert.True(
                    isTls ? OpenPort().IsMatch(port) : port.StartsWith("127.0.0.1:", StringComparison.Ordinal), $"{path}: {service} opens {port}.");
    }

    [Fact]
    public void No_file_holds_a_password() =>
        Assert.DoesNotContain(DeployFiles.All, path => Password().IsMatch(DeployFiles.Read(path)));

    static IEnumerable<string> Sources(JsonObject definition) =>
        (definition["volumes"]?.AsArray() ?? []).Select(volume => VolumeSource().Match((string)volume!).Value);

    [GeneratedRegex(@"\A(#.*\n)+")]
    private static partial Regex HeadComment();

    // Up to the colon, but for that of a variable with a default.
    [GeneratedRegex(@"^(\$\{[^}]*\}|[^:])+")]
    private static partial Regex VolumeSource();

    [GeneratedRegex("^(80|443):[0-9]+(/udp)?$")]
    private static partial Regex OpenPort();

    // Of a connection string or of an environment; a reference to a variable is none.
    [GeneratedRegex("""(?i)password(=|: )["']?[a-z0-9]""")]
    private static partial Regex Password();
}
