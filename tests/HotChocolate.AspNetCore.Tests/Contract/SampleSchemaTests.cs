using HotChocolate;
using HotChocolate.Language;

namespace HotChocolateTests.Contract;

public class SampleSchemaTests
{
    [Fact]
    public async Task Schema_of_sample_is_recorded_one()
    {
        var recorded = Utf8GraphQLParser.Parse(await File.ReadAllTextAsync("Contract/HotChocolateSample.graphql"));

        await using var server = new SampleServer();

        Assert.Equal(recorded.ToString(), (await server.ExecutorAsync()).Schema.Print());
    }
}
