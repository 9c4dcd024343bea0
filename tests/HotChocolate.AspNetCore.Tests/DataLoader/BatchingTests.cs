using GreenDonut;
using HotChocolate;

namespace HotChocolateTests.DataLoader;

public class BatchingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task Nested_loads_are_one_batch_per_level(int parents)
    {
        var batches = new Batches();

        var response = await ExecuteAsync(batches, $"{{ items(count: {parents}) {{ owner {{ name friend {{ name friend {{ name }} }} }} }} }}");

        Assert.Empty(Json.Errors(response));
        Assert.Equal(3, batches.Keys.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task Loads_after_awaited_load_are_batched(int parents)
    {
        var batches = new Batches();

        await ExecuteAsync(batches, $"{{ items(count: {parents}) {{ friendOfOwner {{ name }} }} }}");

        Assert.Equal(2, batches.Keys.Count);
    }

    [Fact]
    public async Task Asynchronous_batches_are_not_split()
    {
        var batches = new Batches { Asynchronous = true };

        var response = await ExecuteAsync(batches, "{ items(count: 300) { owner { friend { friend { name } } } } }");

        Assert.Empty(Json.Errors(response));
        Assert.Equal(3, batches.Keys.Count);
    }

    [Fact]
    public async Task Each_key_is_fetched_once_per_request()
    {
        var batches = new Batches();

        await ExecuteAsync(batches, "{ a: items(count: 4) { owner { name } } b: items(count: 4) { owner { name } } }");

        Assert.Equal([0, 1, 2, 3], Assert.Single(batches.Keys).Order());
    }

    [Fact]
    public async Task Next_request_fetches_again()
    {
        var batches = new Batches();
        await using var provider = Build(batches);

        await GraphQL.ExecuteAsync(provider, "{ items(count: 1) { owner { name } } }");
        await GraphQL.ExecuteAsync(provider, "{ items(count: 1) { owner { name } } }");

        Assert.Equal(2, batches.Keys.Count);
    }

    [Fact]
    public async Task Keys_of_one_call_and_single_keys_share_batch()
    {
        var batches = new Batches();

        await ExecuteAsync(batches, "{ items(count: 2) { owner { name } } people(ids: [5, 6]) { name } }");

        Assert.Equal([0, 1, 5, 6], Assert.Single(batches.Keys).Order());
    }

    [Fact]
    public async Task Batch_size_is_limited_by_options()
    {
        var batches = new Batches();
        await using var provider = GraphQL.Build(
            b => b.AddQueryType<Query>().AddDataLoader<PersonById>(),
            s => s.AddSingleton(batches).AddTransient(_ => new DataLoaderOptions { MaxBatchSize = 10 }));

        var response = await GraphQL.ExecuteAsync(provider, "{ items(count: 25) { owner { name } } }");

        Assert.Empty(Json.Errors(response));
        Assert.Equal([5, 10, 10], batches.Keys.Select(k => k.Count).Order());
    }

    [Fact]
    public async Task Error_of_one_key_fails_only_its_field()
    {
        var response = await ExecuteAsync(
            new Batches(), "{ people(ids: [1]) { name } bad: person(id: -1) { name } none: person(id: 1000) { name } }");

        Assert.Equal("""{"data":{"people":[{"name":"P1"}],"bad":null,"none":null}}""", Json.Without(response, "errors"));
        Assert.Equal("no negative keys", Json.Messages(response));
        Assert.Equal("bad", Json.Paths(response));
    }

    [Fact]
    public async Task Failed_batch_fails_all_its_fields()
    {
        var response = await ExecuteAsync(new Batches { Fails = true }, "{ items(count: 2) { owner { name } } }");

        Assert.Equal("items,0,owner|items,1,owner", Json.Paths(response));
    }

    [Fact]
    public async Task Batch_is_dispatched_while_other_resolvers_wait()
    {
        var batches = new Batches();

        // The first field completes only after the batch of the second has been dispatched.
        var response = await ExecuteAsync(batches, "{ afterBatch { name } person(id: 5) { name } }");

        Assert.Equal("""{"data":{"afterBatch":{"name":"P6"},"person":{"name":"P5"}}}""", response);
        Assert.Equal(2, batches.Keys.Count);
    }

    [Fact]
    public async Task Concurrent_requests_get_their_own_results()
    {
        var batches = new Batches { Asynchronous = true };
        await using var provider = Build(batches);
        const string document = "query($n: Int!, $f: Boolean!) { items(count: $n) { owner { name friend @include(if: $f) { name } } } }";

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 400).Select(i => Task.Run(() => GraphQL.ExecuteAsync(provider, document, new { n = i % 20, f = i % 2 == 0 }))));

        Assert.All(responses.Index(), response => Assert.Equal(Expected(response.Index % 20, response.Index % 2 == 0), response.Item));
        // 180 requests with items and friends, 200 with items alone, 20 without items.
        Assert.Equal((180 * 2) + 200, batches.Keys.Count);

        static string Expected(int count, bool friends) => 
            "{\"data\":{\"items\":[" + string.Join(',', Enumerable.Range(0, count).Select(i => Item(i, friends))) + "]}}";

        static string Item(int i, bool friends) =>
            "{\"owner\":{\"name\":\"P" + i + "\"" + (friends ? ",\"friend\":{\"name\":\"P" + (i + 300) + "\"}" : "") + "}}";
    }

    [Fact]
    public async Task Loader_outside_request_dispatches_immediately()
    {
        var batches = new Batches();
        await using var provider = Build(batches);
        await using var scope = provider.CreateAsyncScope();

        var people = await scope.ServiceProvider.GetRequiredService<PersonById>().LoadAsync([1, 2, 1]);

        Assert.Equal(["P1", "P2", "P1"], people.Select(p => p!.Name));
        Assert.Single(batches.Keys);
    }

    static ServiceProvider Build(Batches batches) => GraphQL.Build(
        b => b.AddQueryType<Query>().AddDataLoader<PersonById>(), s => s.AddSingleton(batches));

    static async Task<string> ExecuteAsync(Batches batches, string document)
    {
        await using var provider = Build(batches);
        return await GraphQL.ExecuteAsync(provider, document);
    }

    public class Batches
    {
        public List<IReadOnlyList<int>> Keys { get; } = [];

        public TaskCompletionSource Dispatched { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Asynchronous { get; init; }

        public bool Fails { get; init; }
    }

    public class Query
    {
        public IEnumerable<Item> Items(int count) => Enumerable.Range(0, count).Select(i => new Item(i));

        public Task<IReadOnlyList<Person?>> GetPeopleAsync(int[] ids, PersonById people, CancellationToken cancellation) =>
            people.LoadAsync(ids, cancellation);

        public async Task<Person?> GetAfterBatchAsync(Batches batches, PersonById people, CancellationToken cancellation)
        {
            await batches.Dispatched.Task;
            return await people.LoadAsync(6, cancellation);
        }

        public Task<Person?> GetPersonAsync(int id, PersonById people, CancellationToken cancellation) =>
            people.LoadAsync(id, cancellation);
    }

    public record Item([property: GraphQLIgnore] int Number)
    {
        public Task<Person?> GetOwnerAsync(PersonById people, CancellationToken cancellation) => people.LoadAsync(Number, cancellation);

        public async Task<Person?> GetFriendOfOwnerAsync(PersonById people, CancellationToken cancellation)
        {
            var owner = await people.LoadAsync(Number, cancellation);
            return await people.LoadAsync(owner!.Id + 100, cancellation);
        }
    }

    public record Person(int Id)
    {
        public string Name => $"P{Id}";

        public Task<Person?> GetFriendAsync(PersonById people, CancellationToken cancellation) => people.LoadAsync(Id + 300, cancellation);
    }

    public class PersonById(Batches batches, IBatchScheduler scheduler, DataLoaderOptions options) : DataLoaderBase<int, Person>(
        scheduler, options)
    {
        protected override async ValueTask FetchAsync(
            IReadOnlyList<int> keys, Memory<Result<Person?>> results, CancellationToken cancellationToken)
        {
            lock (batches.Keys)
                batches.Keys.Add(keys);
            batches.Dispatched.TrySetResult();
            if (batches.Asynchronous)
                await Task.Yield();
            if (batches.Fails)
                throw new InvalidOperationException("The service is away.");
            for (var i = 0; i < keys.Count; i++)
            {
                results.Span[i] = keys[i] < 0 ? Result<Person?>.Reject(new GraphQLException("no negative keys"))
                    : keys[i] >= 1000 ? null
                    : new Person(keys[i]);
            }
        }
    }
}
