using HotChocolate;

namespace HotChocolateTests.Schema;

public class NameMistakeTests
{
    [Fact]
    public Task Field_with_hyphen_is_named() =>
        SchemaMistake.AssertAsync<HyphenQuery>(["HyphenQuery.Place", "`pl-ace`", "no GraphQL name", "[GraphQLName]"]);

    [Fact]
    public Task Field_with_letters_beyond_ascii_is_named() =>
        SchemaMistake.AssertAsync<UmlautQuery>(["UmlautQuery.Größe", "`größe`", "[GraphQLName]"]);

    [Fact]
    public Task Field_with_reserved_name_is_named() =>
        SchemaMistake.AssertAsync<ReservedQuery>(["ReservedQuery.Place", "`__place`", "introspection"]);

    [Fact]
    public Task Argument_with_reserved_name_is_named() =>
        SchemaMistake.AssertAsync<ReservedArgumentQuery>(["The parameter `near` of", "ReservedArgumentQuery.Place", "`__near`"]);

    [Fact]
    public Task Type_with_reserved_name_is_named() =>
        SchemaMistake.AssertAsync<ReservedTypeQuery>([typeof(ReservedType).ToString(), "`__Place`"]);

    [Fact]
    public Task Input_field_that_begins_with_digit_is_named() =>
        SchemaMistake.AssertAsync<DigitQuery>(["DigitInput.Name", "`1name`", "no digit first"]);

    [Fact]
    public Task Input_fields_with_same_name_are_named() =>
        SchemaMistake.AssertAsync<TwiceQuery>([typeof(TwiceInput).ToString(), "two fields `name`", "[GraphQLName]"]);

    [Fact]
    public Task Arguments_with_same_name_are_named() =>
        SchemaMistake.AssertAsync<TwoArgumentsQuery>(["TwoArgumentsQuery.Place", "two arguments `near`"]);

    [Fact]
    public Task Enum_values_with_same_name_are_named() =>
        SchemaMistake.AssertAsync<TwoValuesQuery>(["TwoValues.DarkBlue and", "TwoValues.Dark_Blue", "`DARK_BLUE`", "[GraphQLName]"]);

    [Fact]
    public Task Enum_value_called_true_is_named() =>
        SchemaMistake.AssertAsync<TrueQuery>(["Truth.Yes", "`true`", "cannot be an enum value"]);

    [Fact]
    public Task Class_used_as_input_and_output_is_named() =>
        SchemaMistake.AssertAsync<BothQuery>([typeof(BothInput).ToString(), "as an input and as an output", "BothInput"]);

    public class HyphenQuery
    {
        [GraphQLName("pl-ace")]
        public string Place => "";
    }

    public class UmlautQuery
    {
        public string Größe => "";
    }

    public class ReservedQuery
    {
        [GraphQLName("__place")]
        public string Place => "";
    }

    public class ReservedArgumentQuery
    {
        public string Place([GraphQLName("__near")] string near) => near;
    }

    public class ReservedTypeQuery
    {
        public ReservedType Place => new("");
    }

    [GraphQLName("__Place")]
    public record ReservedType(string Name);

    public class DigitQuery
    {
        public string Place(DigitInput input) => $"{input}";
    }

    public class DigitInput
    {
        [GraphQLName("1name")]
        public string? Name { get; set; }
    }

    public class TwiceQuery
    {
        public string Place(TwiceInput input) => $"{input}";
    }

    public class TwiceInput
    {
        public string? Name { get; set; }

        [GraphQLName("name")]
        public string? Title { get; set; }
    }

    public class TwoArgumentsQuery
    {
        public string Place(string near, [GraphQLName("near")] string by) => near + by;
    }

    public class TwoValuesQuery
    {
        public TwoValues Place => default;
    }

    public enum TwoValues { DarkBlue, Dark_Blue }

    public class TrueQuery
    {
        public Truth Place => default;
    }

    public enum Truth
    {
        [GraphQLName("true")]
        Yes,
        No,
    }

    public class BothQuery
    {
        public BothInput Place(BothInput input) => input;
    }

    public record BothInput(string Name);
}
