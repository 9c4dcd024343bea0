using HotChocolate.Language;

namespace Map.Gateway.Tests.GraphQL.Schema;

[Trait("Category", "Generated")]
public class SchemaTests
{
    [Fact]
    public async Task Published_schema_is_up_to_date()
    {
        var printed = await SchemaFiles.PrintedAsync();
        var published = await Generated.ReadAsync(SchemaFiles.Published, _ => printed);
        Generated.Check(SchemaFiles.Published, Members(printed), Members(published));
    }

    [Fact]
    public async Task Schema_keeps_contract()
    {
        var printed = Fields(Utf8GraphQLParser.Parse(await SchemaFiles.PrintedAsync()));
        var missing = Fields(SchemaFiles.Contract()).Where(line => !printed.Contains(line)).ToList();
        Assert.True(missing.Count == 0, "The schema lacks, or has otherwise:\n" + string.Join('\n', missing));
    }

    [Fact]
    public async Task Everything_is_described()
    {
        var nameless = Described(Utf8GraphQLParser.Parse(await SchemaFiles.PrintedAsync()))
            .Where(pair => pair.Description is not { Value.Length: > 0 }).Select(pair => pair.Path).ToList();
        Assert.True(nameless.Count == 0, "Without a description:\n" + string.Join('\n', nameless));
    }

    // In no order: that of the fields is the engine's.
    static SortedSet<string> Members(string schema)
    {
        var document = Utf8GraphQLParser.Parse(schema);
        return
        [
            .. Fields(document),
            .. Described(document).Select(pair => $"{pair.Path}: {pair.Description?.Value}"),
            .. document.Definitions.OfType<ScalarTypeDefinitionNode>().Select(scalar =>
                $"{scalar.Name.Value}: {scalar.Description?.Value} {string.Join(' ', scalar.Directives)}"),
        ];
    }

    // One line for everything that a client can depend on, so that a difference reads as a list of what is missing.
    static HashSet<string> Fields(DocumentNode document)
    {
        var lines = new HashSet<string>();
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case ObjectTypeDefinitionNode type:
                    lines.UnionWith(type.Interfaces.Select(parent => $"{type.Name.Value} implements {parent.Name.Value}"));
                    lines.UnionWith(type.Fields.SelectMany(field => Lines(type.Name.Value, field)));
                    break;
                case InterfaceTypeDefinitionNode type:
                    lines.UnionWith(type.Interfaces.Select(parent => $"{type.Name.Value} implements {parent.Name.Value}"));
                    lines.UnionWith(type.Fields.SelectMany(field => Lines(type.Name.Value, field)));
                    break;
                case InputObjectTypeDefinitionNode type:
                    lines.UnionWith(type.Fields.Select(field => Line(type.Name.Value, field)));
                    break;
                case EnumTypeDefinitionNode type:
                    lines.UnionWith(type.Values.Select(value => $"{type.Name.Value}.{value.Name.Value}"));
                    break;
                case ScalarTypeDefinitionNode type:
                    lines.Add($"scalar {type.Name.Value}");
                    break;
            }
        }

        return lines;
    }

    static IEnumerable<string> Lines(string type, FieldDefinitionNode field) =>
        field.Arguments
            .Select(argument => Line($"{type}.{field.Name.Value}", argument))
            .Prepend($"{type}.{field.Name.Value}: {field.Type}");

    static string Line(string owner, InputValueDefinitionNode value) =>
        $"{owner}({value.Name.Value}: {value.Type}{(value.DefaultValue is { } given ? $" = {given}" : "")})";

    static IEnumerable<(string Path, StringValueNode? Description)> Described(DocumentNode document)
    {
        foreach (var type in document.Definitions.OfType<ObjectTypeDefinitionNode>())
        {
            yield return (type.Name.Value, type.Description);
            foreach (var pair in Described(type.Name.Value, type.Fields))
                yield return pair;
        }

        foreach (var type in document.Definitions.OfType<InterfaceTypeDefinitionNode>())
        {
            yield return (type.Name.Value, type.Description);
            foreach (var pair in Described(type.Name.Value, type.Fields))
                yield return pair;
        }

        foreach (var type in document.Definitions.OfType<InputObjectTypeDefinitionNode>())
        {
            yield return (type.Name.Value, type.Description);
            foreach (var field in type.Fields)
                yield return ($"{type.Name.Value}.{field.Name.Value}", field.Description);
        }

        foreach (var type in document.Definitions.OfType<EnumTypeDefinitionNode>())
        {
            yield return (type.Name.Value, type.Description);
            foreach (var value in type.Values)
                yield return ($"{type.Name.Value}.{value.Name.Value}", value.Description);
        }
    }

    static IEnumerable<(string Path, StringValueNode? Description)> Described(string type, IEnumerable<FieldDefinitionNode> fields) =>
        fields.SelectMany(field => field.Arguments
            .Select(argument => ($"{type}.{field.Name.Value}({argument.Name.Value})", argument.Description))
            .Prepend(($"{type}.{field.Name.Value}", field.Description)));
}
