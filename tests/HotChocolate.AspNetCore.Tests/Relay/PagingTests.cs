using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;

namespace HotChocolateTests.Relay;

public class PagingTests
{
    [Theory]
    [InlineData("first: 2", "0,1", true, false)]
    [InlineData("first: 2, after: \"MQ==\"", "2,3", true, true)]
    [InlineData("first: 9", "0,1,2,3,4", false, false)]
    [InlineData("last: 2", "3,4", false, true)]
    [InlineData("last: 2, before: \"Mw==\"", "1,2", true, true)]
    [InlineData("last: 9", "0,1,2,3,4", false, false)]
    [InlineData("first: 3, last: 1", "2", true, true)]
    [InlineData("first: 2, after: \"OTk=\"", "", false, true)]
    [InlineData("first: 9, after: \"MA==\", before: \"Mw==\"", "1,2", true, true)]
    [InlineData("last: 2, before: \"MA==\"", "", true, false)]
    [InlineData("", "0,1,2", true, false)]
    public async Task Page_is_the_part_of_the_list_that_was_asked_for(string arguments, string expected, bool hasNext, bool hasPrevious)
    {
        foreach (var field in new[] { "list", "queryable", "lazy", "later" })
        {
            var call = arguments.Length == 0 ? field : $"{field}({arguments})";

            var answer = await GraphQL.AskAsync<Query>($"{{ {call} {{ nodes pageInfo {{ hasNextPage hasPreviousPage }} totalCount }} }}");

            var page = System.Text.Json.Nodes.JsonNode.Parse(answer)!["data"]![field]!;
            Assert.Equal(expected, string.Join(',', page["nodes"]!.AsArray()));
            Assert.Equal(hasNext, (bool)page["pageInfo"]!["hasNextPage"]!);
            Assert.Equal(hasPrevious, (bool)page["pageInfo"]!["hasPreviousPage"]!);
            Assert.Equal(5, (int)page["totalCount"]!);
        }
    }

    [Theory]
    [InlineData("first: 10", "PAGINATION_MAX_ITEMS")]
    [InlineData("last: 10", "PAGINATION_MAX_ITEMS")]
    [InlineData("first: 0", "HC0079")]
    [InlineData("first: -1", "HC0079")]
    [InlineData("last: 0", "HC0079")]
    [InlineData("last: -1", "HC0079")]
    [InlineData("first: 2147483647", "PAGINATION_MAX_ITEMS")]
    [InlineData("first: 1, last: 10", "PAGINATION_MAX_ITEMS")]
    [InlineData("first: 1, after: \"x\"", "PAGINATION_INVALID_CURSOR")]
    [InlineData("last: 1, before: \"x\"", "PAGINATION_INVALID_CURSOR")]
    [InlineData("first: 1, after: \"LTE=\"", "PAGINATION_INVALID_CURSOR")]
    [InlineData("first: 1, after: \"MjE0NzQ4MzY0Nw==\"", "PAGINATION_INVALID_CURSOR")]
    [InlineData("first: 1, after: \"Qm9vazo3\"", "PAGINATION_INVALID_CURSOR")]
    [InlineData("first: 1, after: \"OTk5OTk5OTk5OTk5OTk=\"", "PAGINATION_INVALID_CURSOR")]
    public async Task Page_out_of_bounds_is_refused(string arguments, string code)
    {
        var answer = await GraphQL.AskAsync<Query>($"{{ list({arguments}) {{ nodes }} }}");

        Assert.Equal(code, Json.Code(Json.Error(answer)));
    }

    [Fact]
    public async Task Cursor_of_a_megabyte_is_not_repeated_in_the_message()
    {
        var answer = await GraphQL.AskAsync<Query>(
            "query($c: String) { list(first: 1, after: $c) { nodes } }", new { c = new string('x', 1_000_000) });

        Assert.InRange(answer.Length, 1, 500);
    }

    [Fact]
    public async Task Bound_of_the_page_can_be_required()
    {
        var answer = await GraphQL.AskAsync<Query>("{ bounded { nodes } }");

        Assert.Equal("HC0052", Json.Code(Json.Error(answer)));
    }

    [Fact]
    public async Task Queryable_is_counted_only_when_asked_for()
    {
        var counted = new CountingQueryable();
        await GraphQL.AskAsync<CountedQuery>("{ items(first: 1) { nodes } }", services: s => s.AddSingleton(counted));

        Assert.Equal(1, counted.Enumerations);
    }

    [Fact]
    public async Task Method_can_give_a_connection_of_its_own()
    {
        var answer = await GraphQL.AskAsync<Query>(
            "{ own(first: 2, after: \"x\") { edges { cursor node } pageInfo { endCursor } totalCount } }");

        Assert.Equal("""{"data":{"own":{"edges":[{"cursor":"c","node":"2 x"}],"pageInfo":{"endCursor":"c"},"totalCount":42}}}""", answer);
    }

    [Fact]
    public async Task Connection_classes_describe_themselves()
    {
        var schema = await GraphQL.PrintAsync<OwnClassesQuery>();

        Assert.Contains("  near(first: Int = 20): NearConnection!", schema);
        Assert.Contains("  node: String!\n  distanceKm: Float!\n}", schema.ReplaceLineEndings("\n"));
        Assert.Contains("  pageInfo: PageInfo!", schema);
    }

    [Fact]
    public async Task Names_and_backward_paging_can_be_chosen()
    {
        var schema = await GraphQL.PrintAsync<Query>();

        Assert.Contains("  bounded(first: Int after: String): WordConnection", schema.Replace(", ", " ", StringComparison.Ordinal));
    }

    public class Query
    {
        static readonly int[] Numbers = [0, 1, 2, 3, 4];

        [UsePaging(IncludeTotalCount = true, MaxPageSize = 9, DefaultPageSize = 3)]
        public IReadOnlyList<int> List => Numbers;

        [UsePaging(IncludeTotalCount = true, MaxPageSize = 9, DefaultPageSize = 3)]
        public IQueryable<int> Queryable => Numbers.AsQueryable();

        [UsePaging(IncludeTotalCount = true, MaxPageSize = 9, DefaultPageSize = 3)]
        public IEnumerable<int> Lazy => Numbers.Select(n => n);

        [UsePaging(IncludeTotalCount = true, MaxPageSize = 9, DefaultPageSize = 3)]
        public async Task<IEnumerable<int>> GetLaterAsync()
        {
            await Task.Yield();
            return Numbers;
        }

        [UsePaging(ConnectionName = "Word", RequirePagingBoundaries = true, AllowBackwardPagination = false)]
        public string[] Bounded => [];

        [UsePaging(ConnectionName = "Own", IncludeTotalCount = true)]
        public Connection<string> Own(int? first, string? after) =>
            new([new Edge<string>($"{first} {after}", "c")], new ConnectionPageInfo(false, false, "c", "c"), 42);
    }

    public class CountedQuery
    {
        [UsePaging(IncludeTotalCount = true)]
        public IQueryable<int> Items([Service] CountingQueryable counting) => counting.Items;
    }

    public class CountingQueryable
    {
        public int Enumerations { get; private set; }

        public IQueryable<int> Items => Enumerate().AsQueryable();

        IEnumerable<int> Enumerate()
        {
            Enumerations++;
            yield return 1;
            yield return 2;
        }
    }

    public class OwnClassesQuery
    {
        public NearConnection Near(int? first = 20) => new([], new ConnectionPageInfo(false, false));
    }

    public record NearConnection(IReadOnlyList<NearEdge> Edges, ConnectionPageInfo PageInfo);

    public class NearEdge(string node, string cursor, double distance) : Edge<string>(node, cursor)
    {
        public double DistanceKm => distance;
    }
}
