using HotChocolate.Validation;

namespace HotChocolate.AspNetCore.Tests.Validation.Rules;

public class MaxExecutionDepthRuleTests : ValidationTests
{
    [Theory]
    [InlineData("{ dog { mother { name } } }")]
    [InlineData("{ dog { ... on Dog { ... { mother { name } } } } }")]
    [InlineData("{ dog { ...A } }\nfragment A on Dog { mother { ...B } }\nfragment B on Dog { name }")]
    public void Depth_up_to_the_limit_is_valid(string document) => Assert.Empty(Validate(document, Allowing(3)));

    [Theory]
    [InlineData("{ dog { mother { name } } }")]
    [InlineData("{ dog { ... on Dog { ... { mother { name } } } } }")]
    [InlineData("{ dog { ...A } }\nfragment A on Dog { mother { ...B } }\nfragment B on Dog { name }")]
    public void Depth_beyond_the_limit_is_refused(string document)
    {
        var error = Assert.Single(Validate(document, Allowing(2)));

        Assert.Equal("The GraphQL document has an execution depth of 3 which exceeds the max allowed execution depth of 2.", error.Message);
        Assert.Equal("HC_MAX_EXECUTION_DEPTH", error.Code);
        Assert.Equal(2, error.Extensions?["allowedExecutionDepth"]);
        Assert.Equal(3, error.Extensions?["detectedExecutionDepth"]);
        Assert.Equal([new Location(1, 1)], error.Locations);
    }

    [Fact]
    public void Each_operation_beyond_the_limit_is_refused() => Assert.Equal(
        [(1, 1), (3, 1)],
        Validate("query A { dog { name } }\nquery B { __typename }\nquery C { cat { name } }", Allowing(1))
            .Select(error => (error.Locations![0].Line, error.Locations[0].Column)));

    [Fact]
    public void Introspection_counts_unless_skipped()
    {
        const string document = "{ __schema { types { name } } dog { name } }";

        Assert.Single(Validate(document, Allowing(2)));
        Assert.Empty(Validate(document, Allowing(2) with { SkipIntrospectionFields = true }));
    }

    [Fact]
    public void Fragment_cycle_is_its_own_error() => Assert.Equal(
        ["2:30 Cannot spread fragment \"A\" within itself."],
        Validate("{ dog { ...A } }\nfragment A on Dog { mother { ...A } }", Allowing(3)).Select(Describe));

    static ValidationOptions Allowing(int depth) => new() { MaxAllowedExecutionDepth = depth };
}
