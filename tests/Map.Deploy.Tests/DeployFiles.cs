using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Map.Deploy.Tests;

/// <summary>What operators take from this repository: docs/deploy and the compose file and Dockerfiles that it builds on.</summary>
static class DeployFiles
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "deploy");

    static readonly string[] Elsewhere = ["docker-compose.yml", "src/Map.Service/Dockerfile", "src/Map.Gateway/Dockerfile"];

    /// <summary>All of them, by their paths in the repository.</summary>
    public static IEnumerable<string> All { get; } =
        [.. Elsewhere, .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path)).Order()];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>The documents of a YAML file as JSON. Merge keys and aliases are resolved; tags such as <c>!reset</c> of compose files are left out.</summary>
    public static IReadOnlyList<JsonObject> Yaml(string path)
    {
        var deserializer = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        var serializer = new SerializerBuilder().JsonCompatible().Build();
        using var text = new StringReader(Read(path));
        var parser = new MergingParser(new Untagged(new Parser(text)));
        parser.Consume<StreamStart>();
        var documents = new List<JsonObject>();
        while (parser.Accept<DocumentStart>(out _))
            documents.Add(JsonNode.Parse(serializer.Serialize(deserializer.Deserialize(parser)!), documentOptions: new() { AllowDuplicateProperties = false })!.AsObject());
        return documents;
    }

    public static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    /// <summary>Of mappings and sequences; those of scalars say their type.</summary>
    sealed class Untagged(IParser parser) : IParser
    {
        public ParsingEvent? Current => parser.Current switch
        {
            MappingStart start when !start.Tag.IsEmpty => new MappingStart(start.Anchor, TagName.Empty, true, start.Style),
            SequenceStart start when !start.Tag.IsEmpty => new SequenceStart(start.Anchor, TagName.Empty, true, start.Style),
            var other => other,
        };

        public bool MoveNext() => parser.MoveNext();
    }
}
