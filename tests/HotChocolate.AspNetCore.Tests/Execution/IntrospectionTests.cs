using System.Text.Json.Nodes;
using HotChocolate;
using HotChocolate.Types;

namespace HotChocolateTests.Execution;

public class IntrospectionTests
{
    // The query of graphql-js, with all of its options.
    const string Full = """
        query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind } subscriptionType { name kind }
          types { ...FullType } directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } } } }
        fragment FullType on __Type { kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
        """;

    [Fact]
    public async Task Full_query_describes_every_type_by_types_that_it_describes()
    {
        var response = JsonNode.Parse(await GraphQL.ExecuteAsync<Query>(Full))!;

        Assert.Null(response["errors"]);
        var types = response["data"]!["__schema"]!["types"]!.AsArray();
        var names = types.Select(t => (string)t!["name"]!).ToHashSet();
        Assert.Superset(
            (HashSet<string>)["Query", "String", "Boolean", "Int", "__Schema", "__Type", "__Field", "__InputValue", "__EnumValue",
                "__Directive", "__TypeKind", "__DirectiveLocation"],
            names);
        Assert.All(References(response), name => Assert.Contains(name, names));
        Assert.Equal(
            ["deprecated", "include", "oneOf", "skip", "specifiedBy"],
            response["data"]!["__schema"]!["directives"]!.AsArray().Select(d => (string)d!["name"]!).Order());
    }

    [Theory]
    [InlineData("fields { name }", """[{"name":"x"}]""", "Thing")]
    [InlineData("fields(includeDeprecated: true) { name }", """[{"name":"x"},{"name":"old"}]""", "Thing")]
    [InlineData("enumValues { name }", """[{"name":"NEW"}]""", "Age")]
    [InlineData("enumValues(includeDeprecated: true) { name isDeprecated }",
        """[{"name":"NEW","isDeprecated":false},{"name":"OLD","isDeprecated":true}]""", "Age")]
    [InlineData("inputFields { name defaultValue }", """[{"name":"a","defaultValue":"5"}]""", "ThingInput")]
    [InlineData("inputFields(includeDeprecated: true) { name deprecationReason }",
        """[{"name":"a","deprecationReason":null},{"name":"b","deprecationReason":"Use a."}]""", "ThingInput")]
    [InlineData("isOneOf", "true", "ChoiceInput")]
    [InlineData("isOneOf", "false", "ThingInput")]
    [InlineData("isOneOf", "null", "Thing")]
    [InlineData("specifiedByURL", "\"https://www.graphql-scalars.com/date-time\"", "DateTime")]
    [InlineData("fields { args { name } }", """[{"args":[{"name":"input"}]},{"args":[]},{"args":[]},{"args":[]}]""", "Query")]
    public async Task Type_describes_itself(string selection, string expected, string type)
    {
        var response = await GraphQL.ExecuteAsync<Query>($"{{ __type(name: \"{type}\") {{ {selection} }} }}");

        var described = JsonNode.Parse(response)!["data"]!["__type"]!.AsObject().Single().Value;
        Assert.Equal(expected, described?.ToJsonString() ?? "null");
    }

    [Fact]
    public async Task Unknown_type_is_null() =>
        Assert.Equal("""{"data":{"__type":null}}""", await GraphQL.ExecuteAsync<Query>("{ __type(name: \"Nothing\") { name } }"));

    static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject json => (json["kind"] is not null && json["name"] is { } name ? [(string)name!] : Enumerable.Empty<string>())
            .Concat(json.SelectMany(p => References(p.Value))),
        JsonArray array => array.SelectMany(References),
        _ => [],
    };

    public class Query
    {
        public Thing Thing(ThingInput input, [GraphQLDeprecated("Unused.")] int? unused) => new(input.A);

        public Age Age => Age.New;

        public int Choice([GraphQLDeprecated("Gone.")] ChoiceInput? input) => input?.A ?? 0;

        public DateTimeOffset? When => null;
    }

    public record Thing(int X)
    {
        [GraphQLDeprecated("Use x.")]
        public int Old => X;
    }

    public enum Age
    {
        New,

        [GraphQLDeprecated("Use NEW.")]
        Old,
    }

    public record ThingInput(int A = 5, [property: GraphQLDeprecated("Use a.")] int? B = null);

    [OneOf]
    public record ChoiceInput(int? A, int? B);
}
