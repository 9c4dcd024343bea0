using System.Text.Json.Nodes;
using HotChocolate.Execution;

namespace HotChocolateTests.Hostile;

/// <summary>The engine alone, on a thread with little stack: it answers, and what it allocates is bounded.</summary>
public sealed class HostileDocumentTests
{
    const int SmallStack = 256 * 1024;
    const long MostBytes = 10_000_000;

    public static TheoryData<string> Names => HostileDocuments.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Document_is_refused_within_its_bounds(string name)
    {
        await using var provider = GraphQL.Build(builder => HostileSchema.Configure(builder.AddQueryType<HostileSchema.Query>()));
        var executor = await provider.GetRequestExecutorAsync();
        var (document, code) = HostileDocuments.Get(name);
        // What is compiled on first use is not the document's fault.
        Run(executor, GraphQL.Request("{ hello nothing }"));
        var request = GraphQL.Request(document);

        var (answer, bytes) = Run(executor, request);

        // On so little stack the parser may stop before its limit: frames are larger until the code is optimised.
        var isAtTheLimit = name.EndsWith("within the parser's limit", StringComparison.Ordinal);
        HostileDocuments.AssertRefused(isAtTheLimit ? $"{code}|{HostileDocuments.Syntax}" : code, answer);
        Assert.InRange(bytes, 0, MostBytes);
    }

    static (string Answer, long Bytes) Run(IRequestExecutor executor, IOperationRequest request)
    {
        var answer = "";
        var bytes = 0L;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    var result = executor.ExecuteAsync(request);
                    bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                    Assert.True(result.IsCompletedSuccessfully, "It is refused without waiting, and so on this thread.");
                    answer = result.Result.ToJson(withIndentations: false);
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        Assert.NotNull(JsonNode.Parse(answer));
        return (answer, bytes);
    }
}
