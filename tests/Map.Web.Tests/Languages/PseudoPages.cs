using System.Text;
using System.Text.Json.Nodes;
using Map.Gateway.Pages.Built;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Map.Web.Tests.Languages;

/// <summary>The files of the pages with an English whose words have no plain letter a to z: whatever still has one on a page stands in its
/// markup, and cannot be translated.</summary>
sealed class PseudoPages(IFileProvider files) : IFileProvider
{
    const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>What the letters become.</summary>
    public const string Other = "åƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";

    // Of locales.json: what CLDR says in words.
    static readonly string[] Worded = ["languages", "months", "dayMonths"];

    public static WebPages OfThisBuild() =>
        new(new PseudoPages(new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, WebPages.Folder))));

    public IFileInfo GetFileInfo(string subpath) => subpath switch
    {
        "messages/en.json" => new Changed(files.GetFileInfo(subpath), Pseudo),
        "locales.json" => new Changed(files.GetFileInfo(subpath), Locales),
        _ => files.GetFileInfo(subpath),
    };

    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => files.Watch(filter);

    static JsonNode Locales(JsonNode all)
    {
        foreach (var name in Worded)
            all["en"]![name] = Pseudo(all["en"]![name]!.DeepClone());
        return all;
    }

    // Texts are strings and arrays; {"a": …} and its like name arguments, and {"o": …} has the texts of a choice by its cases.
    static JsonNode Pseudo(JsonNode message) => message switch
    {
        JsonValue value => JsonValue.Create(Letters(value.GetValue<string>())),
        JsonArray parts => new JsonArray([.. parts.Select(part => Pseudo(part!.DeepClone()))]),
        JsonObject choice => new JsonObject(choice.Select(property => KeyValuePair.Create(
            property.Key,
            IsName(property) ? property.Value!.DeepClone() : Pseudo(property.Value!.DeepClone())))!),
        _ => throw new InvalidDataException($"{message.GetPath()} is nothing that a catalogue has."),
    };

    static bool IsName(KeyValuePair<string, JsonNode?> property) => property is { Key: "a" or "n" or "p" or "s", Value: JsonValue };

    static string Letters(string text) => string.Concat(text.Select(letter => Plain.IndexOf(letter) is var at and >= 0 ? Other[at] : letter));

    sealed class Changed(IFileInfo file, Func<JsonNode, JsonNode> change) : IFileInfo
    {
        public bool Exists => file.Exists;

        public bool IsDirectory => false;

        public DateTimeOffset LastModified => file.LastModified;

        public long Length => Bytes().Length;

        public string Name => file.Name;

        public string? PhysicalPath => null;

        public Stream CreateReadStream() => new MemoryStream(Bytes());

        byte[] Bytes()
        {
            using var stream = file.CreateReadStream();
            return Encoding.UTF8.GetBytes(change(JsonNode.Parse(stream)!).ToJsonString());
        }
    }
}
