using HotChocolate;
using HotChocolate.Execution.Configuration;

namespace HotChocolateTests.Schema;

static class SchemaMistake
{
    /// <summary>Asserts that the schema is not built and that the message contains the words.</summary>
    public static async Task AssertAsync<TQuery>(string[] parts, Action<IRequestExecutorBuilder>? configure = null)
        where TQuery : class
    {
        var mistake = await Assert.ThrowsAsync<SchemaException>(() => GraphQL.PrintAsync<TQuery>(configure));

        Assert.All(parts, part => Assert.Contains(part, mistake.Message));
    }

    public static Task AssertAsync(Type query, string[] parts) =>
        (Task)typeof(SchemaMistake).GetMethod(nameof(AssertAsync), 1, [typeof(string[]), typeof(Action<IRequestExecutorBuilder>)])!
            .MakeGenericMethod(query).Invoke(null, [parts, null])!;
}
