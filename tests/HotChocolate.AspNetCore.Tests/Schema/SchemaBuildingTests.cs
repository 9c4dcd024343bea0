using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolateTests.Schema;

public class SchemaBuildingTests
{
    [Fact]
    public async Task Members_become_fields_by_name_and_annotation()
    {
        var schema = await GraphQL.PrintAsync<Query>();

        Assert.Contains(Lines(
            "type Thing {",
            "  plain: String!",
            "  maybe: String",
            "  number: Int!",
            "  maybeNumber: Int",
            "  list: [String!]!",
            "  listOfMaybe: [String]",
            "  maybeListOfNumbers: [Int]",
            "  nested: [[Int!]!]!",
            "  other: Thing",
            "  byMethod: String!",
            "  later: [Thing!]",
            "  url: URL",
            "  ioStream: String!",
            "  renamed: Boolean!",
            "  typed: ID!",
            "  syntax: [Int!]",
            "}"), Normalized(schema, "type Thing "));
    }

    [Theory]
    [InlineData("long", "Long!")]
    [InlineData("single", "Float!")]
    [InlineData("guid", "UUID!")]
    [InlineData("uri", "URL!")]
    [InlineData("dateTime", "DateTime!")]
    [InlineData("offset", "DateTime!")]
    [InlineData("json", "JSON!")]
    [InlineData("any", "Any")]
    public async Task Clr_type_has_its_scalar(string field, string type)
    {
        var schema = await GraphQL.PrintAsync<ScalarQuery>();

        Assert.Contains($"  {field}: {type}\n", schema + "\n");
    }

    [Fact]
    public async Task Scalars_write_their_values()
    {
        var response = await GraphQL.ExecuteAsync<ScalarQuery>(
            "{ long single guid uri dateTime offset json any }");

        Assert.Equal(
            """
            {"data":{"long":9007199254740993,"single":0.1,"guid":"0b8a8a0e-0000-7000-8000-000000000001","uri":"https://example.org/a",
            "dateTime":"2020-01-02T03:04:05Z",
            "offset":"2020-01-02T03:04:05.5+02:00","json":{"x":1.5},"any":{"a":[1,"b",null]}}}
            """.ReplaceLineEndings(""),
            response);
    }

    [Theory]
    [InlineData("plain", "String!")]
    [InlineData("annotated", "String")]
    [InlineData("list", "[String!]!")]
    [InlineData("method", "String")]
    public async Task Generic_member_is_nullable_if_annotated(string field, string type)
    {
        var schema = await GraphQL.PrintAsync<GenericQuery>();

        Assert.Contains($"  {field}: {type}\n", Normalized(schema, "type Text"));
    }

    [Fact]
    public async Task Generic_member_of_nullable_value_is_nullable()
    {
        var schema = await GraphQL.PrintAsync<GenericQuery>();

        Assert.Contains("  plain: Int\n", Normalized(schema, "type Number"));
    }

    [Fact]
    public async Task Xml_documentation_becomes_descriptions()
    {
        var schema = await GraphQL.PrintAsync<DocumentedQuery>();

        Assert.Contains("\"Finds a thing, or `null`; see Thing.\"", schema);
        Assert.Contains("\"Its number.\"", schema);
        Assert.Contains("\"What a documented thing is.\"", schema);
        Assert.Contains("\"From the interface.\"", schema);
        Assert.Contains("\"A parameter of the record.\"", schema);
        Assert.Contains("\"The attribute wins.\"", schema);
        Assert.Contains("\"The first.\"", schema);
        Assert.DoesNotContain("not this", schema);
    }

    [Fact]
    public async Task Interface_extension_extends_its_implementers_and_interfaces_implement_interfaces()
    {
        var schema = await GraphQL.PrintAsync<AnimalQuery>(b => b
            .AddInterfaceType<INamed>()
            .AddType<Dog>()
            .AddTypeExtension<AnimalExtensions>());

        Assert.Contains("interface Animal implements INamed {", schema);
        Assert.Contains("type Dog implements INamed & Animal {", schema.Replace("Animal & INamed {", "INamed & Animal {"));
        Assert.Contains("  legs: Int!\n  shout: String!\n}", schema.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Value_of_interface_has_type_of_its_class()
    {
        var response = await GraphQL.ExecuteAsync<AnimalQuery>(
            "{ animals { __typename name ... on Dog { legs shout } ... on Cat { lives } } }",
            configure: b => b.AddType<Dog>().AddType<Cat>().AddTypeExtension<AnimalExtensions>());

        Assert.Equal(
            """{"data":{"animals":[{"__typename":"Dog","name":"Rex","legs":4,"shout":"REX"},{"__typename":"Cat","name":"Tom","lives":9}]}}""",
            response);
    }

    [Fact]
    public async Task Union_contains_types_that_implement_marker()
    {
        var schema = await GraphQL.PrintAsync<UnionQuery>(b => b.AddType<Left>().AddType<Right>());

        Assert.Contains("union Side = Left | Right", schema);
    }

    [Fact]
    public async Task Custom_scalar_is_bound_to_its_clr_type()
    {
        var response = await GraphQL.ExecuteAsync<MoneyQuery>(
            "query($m: Money!) { double(money: $m) literal: double(money: \"2 EUR\") }",
            new { m = "5 GBP" },
            b => b.BindRuntimeType<Money, MoneyType>());
        var refused = await GraphQL.ExecuteAsync<MoneyQuery>(
            "{ double(money: \"much\") }", configure: b => b.BindRuntimeType<Money, MoneyType>());

        Assert.Equal("""{"data":{"double":"10 GBP","literal":"4 EUR"}}""", response);
        Assert.Single(Json.Errors(refused));
    }

    [Fact]
    public async Task Enum_type_leaves_out_values_that_it_ignores()
    {
        var schema = await GraphQL.PrintAsync<ColourQuery>(b => b.BindRuntimeType(typeof(Colour), typeof(ColourType)));
        var answer = await GraphQL.ExecuteAsync<ColourQuery>(
            "{ same(colour: DARK_BLUE) }", configure: b => b.BindRuntimeType<Colour, ColourType>());
        var refused = await GraphQL.ExecuteAsync<ColourQuery>(
            "{ same(colour: NONE) }", configure: b => b.BindRuntimeType<Colour, ColourType>());

        Assert.Contains(Lines("enum Colour {", "  RED", "  DARK_BLUE", "}"), Normalized(schema, "enum Colour "));
        Assert.Equal("""{"data":{"same":"DARK_BLUE"}}""", answer);
        Assert.Single(Json.Errors(refused));
    }

    [Fact]
    public async Task Services_and_schema_are_not_arguments()
    {
        await using var provider = GraphQL.Build(b => b.AddQueryType<InjectedQuery>(), s => s.AddSingleton(new Greeting("hello")));
        var executor = await provider.GetRequestExecutorAsync();

        var result = await executor.ExecuteAsync(HotChocolate.Execution.OperationRequestBuilder.New()
            .SetDocument("{ greet(name: \"you\") }").Build());

        Assert.Equal("""{"data":{"greet":"hello you"}}""", HotChocolate.Execution.ExecutionResultExtensions.ToJson(result, false));
        Assert.Contains("  greet(name: String!): String!", executor.Schema.ToString());
    }

    static string Lines(params string[] lines) => string.Join('\n', lines);

    static string Normalized(string schema, string from)
    {
        var text = schema.ReplaceLineEndings("\n");
        return text[text.IndexOf(from, StringComparison.Ordinal)..];
    }

    public class Query
    {
        public Thing Thing => new();
    }

    public class Thing
    {
        public string Plain => "";

        public string? Maybe => null;

        public int Number => 1;

        public int? MaybeNumber => null;

        public IReadOnlyList<string> List => [];

        public List<string?>? ListOfMaybe => null;

        public int?[]? MaybeListOfNumbers => null;

        public IEnumerable<int[]> Nested => [];

        public Thing? Other => null;

        public string GetByMethod() => "";

        public Task<Thing[]?> GetLaterAsync() => Task.FromResult<Thing[]?>(null);

        public Uri? URL => null;

        public string IOStream => "";

        [GraphQLName("renamed")]
        public bool Named => true;

        [GraphQLType(typeof(NonNullType<IdType>))]
        public string Typed => "";

        [GraphQLType("[Int!]")]
        public int[] Syntax => [];

        [GraphQLIgnore]
        public string Ignored => "";

        public void Nothing()
        {
        }

        public static string Shared() => "";
    }

    public class GenericQuery
    {
        public TextBox Text => new();

        public NumberBox Number => new();
    }

    public class Box<T>
    {
        public T Plain => default!;

        public T? Annotated => default;

        public IReadOnlyList<T> List => [];

        public T? Method() => default;
    }

    [GraphQLName("Text")]
    public class TextBox : Box<string>;

    [GraphQLName("Number")]
    public class NumberBox : Box<int?>;

    public class ScalarQuery
    {
        public long Long => 9007199254740993;

        public float Single => 0.1f;

        public Guid Guid => new("0b8a8a0e-0000-7000-8000-000000000001");

        public Uri Uri => new("https://example.org/a");

        public DateTime DateTime => new(2020, 1, 2, 3, 4, 5);

        public DateTimeOffset Offset => new(2020, 1, 2, 3, 4, 5, 500, TimeSpan.FromHours(2));

        public System.Text.Json.JsonElement Json => System.Text.Json.JsonSerializer.SerializeToElement(new { x = 1.5 });

        public object? Any => new Dictionary<string, object?> { ["a"] = new object?[] { 1, "b", null } };
    }

    public class DocumentedQuery
    {
        /// <summary>Finds a thing, or <c>null</c>; see <see cref="Thing"/>.</summary>
        /// <param name="number">Its number.</param>
        public Documented? Find(int number) => new("", Order.First);

        /// <summary>not this</summary>
        [GraphQLDescription("The attribute wins.")]
        public string Attributed => "";
    }

    /// <summary>What a documented thing is.</summary>
    /// <param name="Title">A parameter of the record.</param>
    public record Documented(string Title, Order Order) : IDocumented
    {
        public string Inherited => "";
    }

    [InterfaceType]
    public interface IDocumented
    {
        /// <summary>From the interface.</summary>
        string Inherited { get; }
    }

    public enum Colour { None, Red, DarkBlue }

    public class ColourType : EnumType<Colour>
    {
        protected override void Configure(IEnumTypeDescriptor<Colour> descriptor) => descriptor.Ignore(Colour.None);
    }

    public class ColourQuery
    {
        public Colour Same(Colour colour) => colour;
    }

    public enum Order
    {
        /// <summary>The first.</summary>
        First,
    }

    public interface INamed
    {
        string Name { get; }
    }

    [InterfaceType("Animal")]
    public interface IAnimal : INamed
    {
        int Legs => 4;
    }

    public record Dog(string Name) : IAnimal;

    public record Cat(string Name, int Lives) : IAnimal;

    [ExtendObjectType(typeof(IAnimal))]
    public class AnimalExtensions
    {
        public string Shout([Parent] IAnimal animal) => animal.Name.ToUpperInvariant();
    }

    public class AnimalQuery
    {
        public IReadOnlyList<IAnimal> Animals => [new Dog("Rex"), new Cat("Tom", 9)];
    }

    [UnionType("Side")]
    public interface ISide;

    public record Left(int L) : ISide;

    public record Right(int R) : ISide;

    public class UnionQuery
    {
        public ISide? Side => new Left(1);
    }

    public readonly record struct Money(int Amount, string Currency);

    public sealed class MoneyType() : ScalarType<Money, StringValueNode>("Money")
    {
        public override IValueNode ParseResult(object? resultValue) => new StringValueNode((string)resultValue!);

        public override bool TrySerialize(object? runtimeValue, out object? resultValue)
        {
            resultValue = runtimeValue is Money money ? $"{money.Amount} {money.Currency}" : null;
            return resultValue is not null;
        }

        protected override Money ParseLiteral(StringValueNode valueSyntax) => valueSyntax.Value.Split(' ') is [var amount, var currency]
            ? new Money(int.Parse(amount), currency)
            : throw new SerializationException("Money is an amount and a currency.", this);

        protected override StringValueNode ParseValue(Money runtimeValue) => new($"{runtimeValue.Amount} {runtimeValue.Currency}");
    }

    public class MoneyQuery
    {
        public Money Double(Money money) => money with { Amount = money.Amount * 2 };
    }

    public record Greeting(string Text);

    public class InjectedQuery
    {
        public string Greet(string name, Greeting greeting, IServiceProvider services, ISchema schema) =>
            $"{greeting.Text} {name}";
    }
}
