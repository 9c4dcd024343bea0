using HotChocolate;
using HotChocolate.Types;

namespace HotChocolateTests.Schema;

public class InputMistakeTests
{
    [Fact]
    public Task Deprecated_required_argument_is_named() =>
        SchemaMistake.AssertAsync<DeprecatedQuery>(["The parameter `near` of", "DeprecatedQuery.Place", "String!", "give it a default"]);

    [Fact]
    public Task Deprecated_required_input_field_is_named() =>
        SchemaMistake.AssertAsync<DeprecatedFieldQuery>(["DeprecatedInput.Name", "String!", "make it nullable"]);

    [Fact]
    public async Task Deprecated_optional_argument_is_printed()
    {
        var schema = await GraphQL.PrintAsync<FineDeprecatedQuery>();

        Assert.Contains("near: String @deprecated(reason: \"Use box.\")", schema);
        Assert.Contains("first: Int! = 5 @deprecated(reason: \"Use page.\")", schema);
    }

    [Fact]
    public Task One_of_with_required_field_is_named() =>
        SchemaMistake.AssertAsync<RequiredChoiceQuery>([typeof(RequiredChoice).ToString(), "[OneOf]", "`number`", "nullable"]);

    [Fact]
    public Task One_of_with_default_is_named() =>
        SchemaMistake.AssertAsync<DefaultChoiceQuery>([typeof(DefaultChoice).ToString(), "[OneOf]", "`number`", "without a default"]);

    [Fact]
    public Task Input_object_that_requires_itself_is_named() =>
        SchemaMistake.AssertAsync<CircleQuery>([typeof(Circle).ToString(), $"`inner` of {typeof(Circle)}", "make one of them nullable"]);

    [Fact]
    public Task Input_objects_that_require_each_other_are_named() => SchemaMistake.AssertAsync<LongCircleQuery>(
        ["needs a value of itself", $"`end` of {typeof(Start)}", $"`start` of {typeof(End)}"]);

    [Fact]
    public async Task Recursive_input_object_with_nullable_field_is_accepted() =>
        Assert.Contains("inner: [FineCircleInput!]!", await GraphQL.PrintAsync<FineCircleQuery>());

    [Theory]
    [InlineData(typeof(TextDefaultQuery), "many")]
    [InlineData(typeof(LargeDefaultQuery), "3000000000")]
    [InlineData(typeof(EnumDefaultQuery), "42")]
    [InlineData(typeof(ListDefaultQuery), "few")]
    public Task Default_of_wrong_type_is_named(Type query, string value) =>
        SchemaMistake.AssertAsync(query, ["The parameter `value` of", $"{query}.Place", $"the default {value} is no value of"]);

    [Fact]
    public Task Null_default_of_non_null_type_is_named() =>
        SchemaMistake.AssertAsync<NullDefaultQuery>(["NullDefaultQuery.Place", "the default is null", "Int!"]);

    [Fact]
    public Task Output_type_as_argument_is_named() =>
        SchemaMistake.AssertAsync<OutputArgumentQuery>(["The parameter `near` of", "OutputArgumentQuery.Place", "`", "output type"]);

    [Fact]
    public Task Input_type_as_field_is_named() =>
        SchemaMistake.AssertAsync<InputFieldQuery>(["InputFieldQuery.Place", "FineInput", "input type"], b => b.AddType<FineInput>());

    [Theory]
    [InlineData(typeof(CharacterQuery), "System.Char")]
    [InlineData(typeof(StreamQuery), "System.IO.Stream")]
    [InlineData(typeof(DictionaryQuery), "System.Collections.Generic.Dictionary")]
    [InlineData(typeof(VersionArgumentQuery), "System.Version")]
    public Task Framework_type_without_binding_is_named(Type query, string type) =>
        SchemaMistake.AssertAsync(query, [$"{query}.Place", type, "BindRuntimeType"]);

    public class DeprecatedQuery
    {
        public string Place([GraphQLDeprecated("Use box.")] string near) => near;
    }

    public class DeprecatedFieldQuery
    {
        public string Place(DeprecatedInput input) => $"{input}";
    }

    public class DeprecatedInput
    {
        [GraphQLDeprecated("Use title.")]
        public required string Name { get; set; }
    }

    public class FineDeprecatedQuery
    {
        public string Place([GraphQLDeprecated("Use box.")] string? near, [GraphQLDeprecated("Use page.")] int first = 5) =>
            $"{near}{first}";
    }

    public class RequiredChoiceQuery
    {
        public string Place(RequiredChoice input) => $"{input}";
    }

    [OneOf]
    public record RequiredChoice(string? Text, int Number);

    public class DefaultChoiceQuery
    {
        public string Place(DefaultChoice input) => $"{input}";
    }

    [OneOf]
    public record DefaultChoice(string? Text, int? Number = 1);

    public class CircleQuery
    {
        public string Place(Circle input) => $"{input}";
    }

    public record Circle(string Name, Circle Inner);

    public class LongCircleQuery
    {
        public string Place(Start input) => $"{input}";
    }

    public record Start(End End);

    public record End(Start Start);

    public class FineCircleQuery
    {
        public string Place(FineCircle input) => $"{input}";
    }

    public record FineCircle(string Name, IReadOnlyList<FineCircle> Inner, FineCircle? Other);

    public class TextDefaultQuery
    {
        public string Place([DefaultValue("many")] int value) => $"{value}";
    }

    public class LargeDefaultQuery
    {
        public string Place([DefaultValue(3_000_000_000)] int value) => $"{value}";
    }

    public class EnumDefaultQuery
    {
        public string Place([DefaultValue((Size)42)] Size value) => $"{value}";
    }

    public class ListDefaultQuery
    {
        public string Place([DefaultValue(new[] { "few" })] IReadOnlyList<int> value) => $"{value}";
    }

    public enum Size { Small, Large }

    public class NullDefaultQuery
    {
        public string Place([DefaultValue(null)] int value) => $"{value}";
    }

    public class OutputArgumentQuery
    {
        public Thing Thing => new("");

        public string Place([GraphQLType("Thing")] string near) => near;
    }

    public record Thing(string Name);

    public class InputFieldQuery
    {
        [GraphQLType("FineInput")]
        public string Place => "";
    }

    [InputObjectType]
    public record FineInput(string Name);

    public class CharacterQuery
    {
        public char Place => 'x';
    }

    public class StreamQuery
    {
        public Stream Place => Stream.Null;
    }

    public class DictionaryQuery
    {
        public Dictionary<string, string> Place => [];
    }

    public class VersionArgumentQuery
    {
        public string Place(Version version) => $"{version}";
    }
}
