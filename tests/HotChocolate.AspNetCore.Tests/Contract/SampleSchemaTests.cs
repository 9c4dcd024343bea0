using CompatSample;
using HotChocolate;
using HotChocolate.Language;

namespace HotChocolateTests.Contract;

public class SampleSchemaTests
{
    [Fact]
    public async Task Schema_of_the_sample_is_the_recorded_one()
    {
        var recorded = Utf8GraphQLParser.Parse(await File.ReadAllTextAsync("Contract/HotChocolateSample.graphql"));

        var schema = await new ServiceCollection().AddSample().BuildSchemaAsync();

        Assert.Equal(recorded.ToString(), schema.Print());
    }
}
