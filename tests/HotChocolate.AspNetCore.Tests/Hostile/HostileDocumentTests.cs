using System.Text.Json.Nodes;
using HotChocolate.Execution;

namespace HotChocolateTests.Hostile;

/// <summary>The engine alone, on a thread with a small stack: it returns an error and allocates a bounded amount.</summary>
public sealed class HostileDocumentTests
{
    const int SmallStack = 256 * 1024;
    const long MostBytes = 10_000_000;

    public static TheoryData<string> Names => HostileDocuments.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Document_is_refused_within_limits(string name)
    {
        await using var provider = GraphQL.Build(builder => HostileSchema.Configure(builder.AddQueryType<HostileSchema.Query>()));
        var executor = await provider.GetRequestExecutorAsync();
        var (document, code) = HostileDocuments.Get(name);
        // Warm-up, so that compilation on first use is not counted.
        Run(executor, GraphQL.Request("{ hello nothing }"));
        var request = GraphQL.Request(document);

        var (response, bytes) = Run(executor, request);

        // On a small stack the parser may stop before its limit, because frames are larger until the code is optimised.
        var isAtTheLimit = name.EndsWith("within the parser's limit", StringComparison.Ordinal);
        HostileDocuments.AssertRefused(isAtTheLimit ? $"{code}|{HostileDocuments.Syntax}" : code, response);
        Assert.InRange(bytes, 0, MostBytes);
    }

    static (string Response, long Bytes) Run(IRequestExecutor executor, IOperationRequest request)
    {
        var response = "";
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
                    response = result.Result.ToJson(withIndentations: false);
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
        Assert.NotNull(JsonNode.Parse(response));
        return (response, bytes);
    }
}
