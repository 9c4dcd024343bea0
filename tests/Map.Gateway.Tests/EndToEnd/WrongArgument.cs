using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HotChocolate.Language;
using Map.Gateway.Tests.GraphQL.Schema;

namespace Map.Gateway.Tests.EndToEnd;

/// <summary>A request that is right but for one value of one argument.</summary>
/// <param name="Operation">The operation, all of whose arguments are variables.</param>
/// <param name="Path">Which value is wrong: <c>places filter.near.position.latitude</c>.</param>
/// <param name="Variables">The variables.</param>
/// <param name="MustFail">Whether the value is wrong for every argument of its type.</param>
sealed partial record WrongArgument(string Operation, string Path, JsonObject Variables, bool MustFail)
{
    /// <summary>A text, or an id, that is right in form or of no account.</summary>
    public const string Unused = "Dover";

    static readonly string[] Kinds = ["detentionCentre", "reportingCentre", "supportGroup", "office"];

    static readonly string Text = File.ReadAllText(System.IO.Path.Combine(Repository.Root, SchemaFiles.Published));

    static readonly DocumentNode Schema = Utf8GraphQLParser.Parse(Text);

    static readonly Dictionary<string, InputObjectTypeDefinitionNode> Inputs =
        Schema.Definitions.OfType<InputObjectTypeDefinitionNode>().ToDictionary(type => type.Name.Value);

    static readonly HashSet<string> Mutations = [.. Schema.Definitions.OfType<ObjectTypeDefinitionNode>()
        .Single(type => type.Name.Value == "Mutation").Fields.Select(field => field.Name.Value)];

    static readonly Dictionary<string, EnumTypeDefinitionNode> Enums =
        Schema.Definitions.OfType<EnumTypeDefinitionNode>().ToDictionary(type => type.Name.Value);

    /// <summary>The names of all types of the schema.</summary>
    public static IReadOnlySet<string> TypeNames { get; } =
        TypeName().Matches(Text).Select(type => type.Groups[1].Value).ToHashSet();

    /// <summary>Whether a field needs the key of an admin, or a key at all.</summary>
    public static bool IsForAdmins(string field) => field is "keys" or "stalePlaces" or "deadLinks" or "suggestions" or "suggestionGroups" || Mutations.Contains(field);

    /// <summary>The fields of Query and Mutation that have arguments.</summary>
    public static IEnumerable<FieldDefinitionNode> Fields => Schema.Definitions.OfType<ObjectTypeDefinitionNode>()
        .Where(type => type.Name.Value is "Query" or "Mutation").SelectMany(type => type.Fields).Where(one => one.Arguments.Count > 0);

    public static bool IsMutation(FieldDefinitionNode field) => Mutations.Contains(field.Name.Value);

    /// <summary>Each value of each argument of a field, wrong in each way that its type can be.</summary>
    public static IEnumerable<WrongArgument> Of(FieldDefinitionNode field)
    {
        var keyword = IsMutation(field) ? "mutation" : "query";
        var declared = string.Join(", ", field.Arguments.Select(argument => $"${argument.Name.Value}: {argument.Type}"));
        var given = string.Join(", ", field.Arguments.Select(argument => $"{argument.Name.Value}: ${argument.Name.Value}"));
        var selected = NameOf(field.Type) switch
        {
            "AddPlacePayload" => "place { id }",
            var name when name.EndsWith("Connection", StringComparison.Ordinal) => "nodes { __typename }",
            _ => "__typename",
        };
        var operation = $"{keyword}({declared}) {{ {field.Name.Value}({given}) {{ {selected} }} }}";
        foreach (var argument in field.Arguments)
        {
            foreach (var (path, value, mustFail) in Wrong(argument.Type, argument.Name.Value))
            {
                var variables = Required(field.Arguments);
                variables[argument.Name.Value] = value;
                yield return new(operation, $"{field.Name.Value} {path}", variables, mustFail);
            }
        }
    }

    /// <summary>Whether a path such as filter.regions[1] leads to an argument of a field or to a part of it.</summary>
    public static bool Leads(FieldDefinitionNode field, string path)
    {
        var fields = field.Arguments;
        foreach (var segment in path.Split('.'))
        {
            if (fields.FirstOrDefault(one => one.Name.Value == segment.Split('[')[0]) is not { } found)
                return false;
            fields = Inputs.TryGetValue(NameOf(found.Type), out var input) ? input.Fields : [];
        }

        return true;
    }

    public override string ToString() => Path;

    static IEnumerable<(string Path, JsonNode? Value, bool MustFail)> Wrong(ITypeNode type, string path)
    {
        type = Nullable(type);
        if (type is ListTypeNode list)
        {
            foreach (var (inner, value, mustFail) in Wrong(list.Type, path + "[0]"))
                yield return (inner, new JsonArray(value), mustFail);
            yield return (path, new JsonArray(Right(list.Type), Right(list.Type)), false);
            yield return (path, new JsonArray([.. Enumerable.Range(0, 1_001).Select(_ => Right(list.Type))]), true);
        }
        else if (Inputs.TryGetValue(NameOf(type), out var input))
        {
            yield return (path, new JsonObject { ["nothing"] = 1 }, true);
            foreach (var field in input.Fields)
            {
                foreach (var (inner, value, mustFail) in Wrong(field.Type, $"{path}.{field.Name.Value}"))
                {
                    var one = (JsonObject)Right(type)!;
                    if (Kinds.Contains(field.Name.Value))
                        one.Remove("supportGroup");
                    one[field.Name.Value] = value;
                    yield return (inner, one, mustFail);
                }
            }
        }
        else
        {
            foreach (var (i, value) in WrongLeaf(NameOf(type)).Index())
                yield return (path, value, i == 0);
        }
    }

    // The first value is wrong wherever the type stands.
    static JsonNode?[] WrongLeaf(string type) => type switch
    {
        "String" => [new string('x', 10_000), "Kent\0", "", "\u202Etxet", "no_such_thing"],
        "Int" => [-5, 1_000_000],
        "Long" => [-1, 1_000_000_000_000],
        "Float" => [-1e9, 0],
        "Boolean" => ["yes"],
        "Date" or "PartialDate" => ["2026-13-45", "2999", "2999-01-01", "0206"],
        "ID" => ["x", Convert.ToBase64String("Organisation:0198c0de-0000-7000-8000-00000000beef"u8)],
        "Polygon" => [
            new JsonObject { ["type"] = "Point" },
            JsonNode.Parse("""{"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}"""),
        ],
        "UUID" or "URL" or "DateTime" or "Language" => ["not a value"],
        _ when Enums.ContainsKey(type) => ["Nothing"],
        _ => throw new NotSupportedException($"No wrong value of the scalar {type} is known: add one."),
    };

    static JsonObject Required(IEnumerable<InputValueDefinitionNode> fields) => new(fields
        .Where(field => field.Type is NonNullTypeNode).Select(field => KeyValuePair.Create(field.Name.Value, Right(field.Type))));

    static JsonNode? Right(ITypeNode type)
    {
        type = Nullable(type);
        if (type is ListTypeNode list)
            return new JsonArray(Right(list.Type));
        var name = NameOf(type);
        if (!Inputs.TryGetValue(name, out var input))
            return RightLeaf(name);
        var result = Required(input.Fields);
        if (input.Fields.Any(field => field.Name.Value == "supportGroup"))
            result["supportGroup"] = new JsonObject();
        return result;
    }

    static JsonNode? RightLeaf(string type) => type switch
    {
        "String" or "ID" => Unused,
        "Int" or "Long" or "Float" => 1,
        "Boolean" => true,
        "Date" or "PartialDate" => "2020-01-01",
        "Language" => "en",
        "URL" => "https://example.org/",
        "UUID" => "0198c0de-0000-7000-8000-00000000beef",
        "DateTime" => "2020-01-01T00:00:00Z",
        _ when Enums.TryGetValue(type, out var values) => values.Values[0].Name.Value,
        _ => null,
    };

    static ITypeNode Nullable(ITypeNode type) => type is NonNullTypeNode required ? required.Type : type;

    static string NameOf(ITypeNode type) => Nullable(type) switch
    {
        ListTypeNode list => NameOf(list.Type),
        var named => ((NamedTypeNode)named).Name.Value,
    };

    [GeneratedRegex(@"^(?:type|input|enum|interface|union|scalar) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeName();
}
