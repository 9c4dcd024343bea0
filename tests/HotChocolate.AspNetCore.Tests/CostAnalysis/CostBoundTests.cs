using System.Text.Json;
using System.Text.Json.Nodes;
using HotChocolate;
using HotChocolate.CostAnalysis.Types;
using HotChocolate.Execution;
using HotChocolate.Types;

namespace HotChocolateTests.CostAnalysis;

/// <summary>The cost is a bound: where lists are as long as the schema says, execution never does more than was reckoned.</summary>
public sealed class CostBoundTests
{
    const int Documents = 500;

    [Fact]
    public async Task Random_documents_call_no_more_resolvers_and_make_no_more_objects_than_they_cost()
    {
        var counter = new Counter();
        await using var provider = GraphQL.Build(
            server => server.AddQueryType<Root>().AddType<Leaf>().AddType<Branch>()
                .ModifyCostOptions(o => (o.MaxFieldCost, o.MaxTypeCost, o.DefaultResolverCost) = (1e9, 1e9, 1)),
            services => services.AddSingleton(counter));
        var executor = await provider.GetRequestExecutorAsync();
        var random = new Random(20260911);
        var exact = 0;
        for (var i = 0; i < Documents; i++)
        {
            var document = RandomDocument.Write(random);
            var variables = $$"""{"n": {{random.Next(4)}}, "yes": {{(random.Next(2) == 0 ? "true" : "false")}}}""";
            counter.Reset();

            var request = OperationRequestBuilder.New().SetDocument(document).ReportCost().SetVariableValues(
                JsonDocument.Parse(variables).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value)).Build();
            var answer = JsonNode.Parse((await executor.ExecuteAsync(request)).ToJson())!;

            Assert.True(answer["errors"] is null, $"{document}\n{answer["errors"]}");
            var cost = answer["extensions"]!["operationCost"]!;
            Assert.True((double)cost["fieldCost"]! >= counter.Calls, $"{counter.Calls} calls\n{variables}\n{document}\n{cost}");
            Assert.True((double)cost["typeCost"]! >= 1 + counter.Objects, $"{counter.Objects} objects\n{variables}\n{document}\n{cost}");
            exact += (double)cost["fieldCost"]! == counter.Calls ? 1 : 0;
        }

        // A bound that is never met would be worth little.
        Assert.True(exact > Documents / 20, $"{exact} of {Documents} cost what they do");
    }

    sealed class Counter
    {
        int calls;
        int objects;

        public int Calls => calls;

        public int Objects => objects;

        public T Called<T>(T value, int made = 1)
        {
            Interlocked.Increment(ref calls);
            Interlocked.Add(ref objects, made);
            return value;
        }

        public void Reset() => calls = objects = 0;
    }

    sealed class Root
    {
        public IThing GetThing([Service] Counter counter) => counter.Called(Things.Of(0));
    }

    [InterfaceType("Thing")]
    interface IThing
    {
        string Name { get; }
    }

    abstract class Things(int n) : IThing
    {
        public string Name => "x";

        public IThing GetOne([Service] Counter counter) => counter.Called(Of(n + 1));

        public async Task<IThing> GetLaterAsync([Service] Counter counter)
        {
            await Task.Yield();
            return counter.Called(Of(n + 2));
        }

        [ListSize(AssumedSize = 3)]
        public IThing[] GetThree([Service] Counter counter) => counter.Called<IThing[]>([Of(n), Of(n + 1), Of(n + 2)], 3);

        [ListSize(SlicingArguments = ["first"], RequireOneSlicingArgument = false)]
        public IThing[] GetMany([Service] Counter counter, int first = 2) =>
            counter.Called(Enumerable.Range(n, first).Select(Of).ToArray(), first);

        [ListSize(SlicingArguments = ["first"], SizedFields = ["things"], RequireOneSlicingArgument = false)]
        public Page GetPage([Service] Counter counter, int first = 2) => counter.Called(new Page(n, first));

        public static IThing Of(int n) => n % 2 == 0 ? new Leaf(n) : new Branch(n);
    }

    sealed class Page(int n, int size)
    {
        public IThing[] GetThings([Service] Counter counter) =>
            counter.Called(Enumerable.Range(n, size).Select(Things.Of).ToArray(), size);
    }

    sealed class Leaf(int n) : Things(n);

    sealed class Branch(int n) : Things(n);
}
