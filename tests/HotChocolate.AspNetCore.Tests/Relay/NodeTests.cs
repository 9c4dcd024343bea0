using HotChocolate.Types;
using HotChocolate.Types.Relay;

namespace HotChocolateTests.Relay;

public class NodeTests
{
    [Fact]
    public async Task Schema_has_node_and_nodes_and_their_interface()
    {
        var schema = await GraphQL.PrintAsync<Query>(Configure);

        Assert.Contains("node(", schema);
        Assert.Contains("  nodes(", schema);
        Assert.Contains("interface Node {", schema);
        Assert.Contains("type Book implements Node {\n  id: ID!", schema.ReplaceLineEndings("\n"));
        Assert.Contains("interface Thing implements Node {\n  id: ID!", schema.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Object_is_found_again_by_the_id_that_it_gave()
    {
        var answer = await GraphQL.AskAsync<Query>(
            "query($b: ID!, $c: ID!) { book: node(id: $b) { __typename id ... on Book { title } } cup: node(id: $c) { id ... on Cup { "
                + "size } } }",
            new { b = Id("Book:7"), c = Id("Cup:big") },
            Configure);

        Assert.Equal(
            """{"data":{"book":{"__typename":"Book","id":"BOOK","title":"T7"},"cup":{"id":"CUP","size":3}}}"""
                .Replace("BOOK", Id("Book:7"), StringComparison.Ordinal).Replace("CUP", Id("Cup:big"), StringComparison.Ordinal),
            answer);
    }

    [Theory]
    [InlineData("nonsense", "not an ID of this service")]
    [InlineData("Tm90aGluZzox", "no nodes of a type `Nothing`")]
    [InlineData("Qm9vazp4", "not an ID of this service")]
    public async Task Id_that_leads_nowhere_is_an_error(string id, string message)
    {
        var answer = await GraphQL.AskAsync<Query>("query($i: ID!) { node(id: $i) { id } }", new { i = id }, Configure);

        Assert.Contains(message, Json.Messages(answer));
        Assert.Equal("""{"data":{"node":null}}""", Json.Without(answer, "errors"));
    }

    [Fact]
    public async Task Id_of_a_megabyte_is_not_repeated_in_the_message()
    {
        foreach (var id in new[] { new string('x', 1_000_000), Id(new string('T', 700_000) + ":1") })
        {
            var answer = await GraphQL.AskAsync<Query>("query($i: ID!) { node(id: $i) { id } b: book(id: $i) }", new { i = id }, Configure);

            Assert.InRange(answer.Length, 1, 1000);
        }
    }

    [Fact]
    public async Task Nodes_keeps_the_order_and_an_id_that_is_wrong_leaves_the_others()
    {
        var answer = await GraphQL.AskAsync<Query>(
            "query($i: [ID!]!) { nodes(ids: $i) { id } }", new { i = new[] { Id("Book:2"), "x", Id("Book:404"), Id(
                "Book:1") } }, Configure);

        Assert.Equal($$$"""{"data":{"nodes":[{"id":"{{{Id("Book:2")}}}"},null,null,{"id":"{{{Id("Book:1")}}}"}]}}""", Json.Without(answer, "errors"));
        Assert.Equal("nodes,1", Json.Paths(answer));
    }

    [Theory]
    [InlineData("book(id: \"Qm9vazo3\")", "7")]
    [InlineData("books(ids: [\"Qm9vazo3\", \"Qm9vazo4\"])", "7,8")]
    [InlineData("any(id: \"Q3VwOmJpZw==\")", "big")]
    [InlineData("thing(id: \"Q3VwOmJpZw==\")", "big")]
    public async Task Argument_takes_the_id_without_its_type(string call, string expected)
    {
        var answer = await GraphQL.AskAsync<Query>($"{{ {call} }}", configure: Configure);

        Assert.Contains($":\"{expected}\"}}", answer);
    }

    [Fact]
    public async Task Argument_refuses_the_id_of_another_type()
    {
        var answer = await GraphQL.AskAsync<Query>("{ book(id: \"Q3VwOmJpZw==\") }", configure: Configure);

        Assert.Contains("the ID of a Cup, where that of a Book is needed", Json.Messages(answer));
    }

    static void Configure(HotChocolate.Execution.Configuration.IRequestExecutorBuilder builder) => builder
        .AddGlobalObjectIdentification()
        .AddInterfaceType<IThing>()
        .AddType<Book>()
        .AddType<Cup>();

    static string Id(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    public class Query
    {
        public string Book([ID("Book")] int id) => $"{id}";

        public string Books([ID<Book>] IReadOnlyList<int> ids) => string.Join(',', ids);

        public string Any([ID] string id) => id;

        public string Thing([ID("Thing")] string id) => id;

        [NodeResolver]
        public Cup? GetCup(string id) => new(id);
    }

    [Node]
    public record Book(int Id)
    {
        public string Title => $"T{Id}";

        public static async Task<Book?> GetAsync(int id)
        {
            await Task.Yield();
            return id == 404 ? null : new Book(id);
        }
    }

    [Node]
    [InterfaceType("Thing")]
    public interface IThing
    {
        string Id { get; }
    }

    public record Cup([property: ID] string Id) : IThing
    {
        public int Size => Id.Length;
    }
}
