using HotChocolate;
using HotChocolate.Language;

namespace HotChocolateTests.Contract;

public class SampleSchemaTests
{
    [Fact]
    public async Task Sample_schema_equals_recorded_schema()
    {
        var recorded = Utf8GraphQLParser.Parse(await File.ReadAllTextAsync("Contract/HotChocolateSample.graphql"));

        await using var server = new SampleServer();

        Assert.Equal(recorded.ToString(), (await server.ExecutorAsync()).Schema.Print());
    }
}
