using System.Text;

namespace HotChocolate.AspNetCore.Tests.Validation;

/// <summary>Documents designed to be expensive. Work is measured in steps of the budgets, not in time.</summary>
public class HostileDocumentTests : ValidationTests
{
    const string TooComplex = "HC_VALIDATION_TOO_COMPLEX";
    const string TooManyErrors = "HC_VALIDATION_TOO_MANY_ERRORS";

    [Fact]
    public void Chain_of_fragments_deeper_than_stack_is_refused()
    {
        var document = "{ human(id: 1) { ...F0 } }" + Chain(5000);

        Assert.Equal(TooComplex, Assert.Single(Validate(document)).Code);
    }

    [Fact]
    public void Chain_of_fragments_as_deep_as_allowed_is_valid()
    {
        var document = "{ human(id: 1) { ...F0 } }" + Chain(400);

        Assert.Empty(Validate(document));
    }

    [Fact]
    public void Cycle_of_1000_fragments_has_short_error()
    {
        var document = "{ human(id: 1) { ...F0 } }" + Repeat(1000, i => $"fragment F{i} on Human {{ ...F{(i + 1) % 1000} }}");

        AssertRefusedInFewWords(Validate(document));
    }

    [Fact]
    public void Fragments_that_spread_each_other_have_short_error()
    {
        var document = "{ human(id: 1) { ...F0 } }" + Repeat(60, i => $"fragment F{i} on Human {{ {Repeat(60, j => $"...F{j} ")} }}");

        AssertRefusedInFewWords(Validate(document));
    }

    [Fact]
    public void Fragments_that_double_at_each_level_are_visited_once()
    {
        var document = "{ human(id: 1) { ...F0 } }"
            + Repeat(100, i => $"fragment F{i} on Human {{ relatives {{ ...F{i + 1} }} again: relatives {{ ...F{i + 1} }} }}")
            + "fragment F100 on Human { name }";

        Assert.Empty(Validate(document, new() { FieldMergeBudget = 10_000, FragmentBudget = 5_000 }));
    }

    [Fact]
    public void Many_operations_over_many_fragments_are_refused()
    {
        var document = Repeat(400, i => $"query Q{i} {{ human(id: 1) {{ ...F0 }} }}") + Chain(400);

        Assert.Equal(TooComplex, Validate(document)[^1].Code);
    }

    [Theory]
    [InlineData("name ")]
    [InlineData("relatives { name } ")]
    [InlineData("relatives { relatives { name iq } } ")]
    [InlineData("pets { ... on Dog { at(x: 1, y: 2) } ... on Cat { name } } ")]
    [InlineData("...F ")]
    [InlineData("... { relatives { ...F } } ")]
    public void Field_repeated_merges_in_linear_work(string field)
    {
        var once = StepsToMerge(Document(100));
        var fourTimes = StepsToMerge(Document(400));

        Assert.InRange(fourTimes, once, 5 * once);

        string Document(int count) =>
            $"{{ human(id: 1) {{ {Repeat(count, _ => field)} ...F }} }} fragment F on Human {{ name relatives {{ iq }} }}";
    }

    [Fact]
    public void Field_in_many_fragments_merges_in_linear_work()
    {
        var once = StepsToMerge(Document(100));
        var fourTimes = StepsToMerge(Document(400));

        Assert.InRange(fourTimes, once, 5 * once);

        static string Document(int count) =>
            $"{{ human(id: 1) {{ {Repeat(count, i => $"...F{i} ")} }} }}"
            + Repeat(count, i => $"fragment F{i} on Human {{ name relatives {{ name }} }}");
    }

    [Fact]
    public void Conflicts_of_all_pairs_of_fields_have_short_error()
    {
        var document = $"{{ dog {{ {Repeat(2000, i => i % 2 == 0 ? "x: name " : "x: nickname ")} }} }}";

        var errors = Validate(document);

        Assert.Equal(TooManyErrors, errors[^1].Code);
        AssertRefusedInFewWords(errors);
    }

    [Fact]
    public void Conflict_among_too_many_fields_is_reported_by_name()
    {
        var document = $"{{ dog {{ {Repeat(1000, _ => "mother { name } ")} x: name x: nickname }} }}";

        var error = Assert.Single(Validate(document));

        Assert.Equal(TooComplex, error.Code);
        Assert.Equal("Fields \"x\" conflict, among too many of the same response name to say which. Validation aborted.", error.Message);
    }

    [Fact]
    public void Nested_conflicts_have_short_error()
    {
        var fields = Repeat(30, i => $"x{i}: relatives {{ a: name }} x{i}: relatives {{ a: iq }} ");
        var document = $"{{ human(id: 1) {{ y: relatives {{ {fields} }} y: relatives {{ {fields} }} }} }}";

        AssertRefusedInFewWords(Validate(document));
    }

    [Fact]
    public void Unknown_fields_over_error_limit_are_not_reported()
    {
        var errors = Validate($"{{ {Repeat(2000, i => $"nope{i} ")} }}");

        Assert.Equal(101, errors.Count);
        Assert.Equal(TooManyErrors, errors[^1].Code);
    }

    [Fact]
    public void Long_name_is_shortened_in_error() =>
        AssertRefusedInFewWords(Validate($"{{ {new string('x', 1_000_000)} dog {{ name(surname: \"{new string('y', 1_000_000)}\") }} }}"));

    [Fact]
    public void Object_with_many_unknown_fields_is_shortened_in_error() =>
        AssertRefusedInFewWords(Validate($"{{ args {{ point(a: {{ {Repeat(5000, i => $"f{i}: \"{new string('x', 100)}\" ")} }}) }} }}"));

    [Fact]
    public void Argument_repeated_1000_times_has_short_error() =>
        AssertRefusedInFewWords(Validate($"{{ args {{ int({Repeat(1000, _ => "a: 1 ")}) }} }}"));

    [Fact]
    public void Hundred_directives_have_short_error() =>
        AssertRefusedInFewWords(Validate($"{{ dog {{ name {Repeat(50, i => $"@d{i} @skip(if: true) ")} }} }}"));

    static string Repeat(int count, Func<int, string> text) =>
        new StringBuilder().AppendJoin(' ', Enumerable.Range(0, count).Select(text)).ToString();

    static string Chain(int length) =>
        Repeat(length, i => $"fragment F{i} on Human {{ ...F{i + 1} }}") + $"fragment F{length} on Human {{ name }}";

    static void AssertRefusedInFewWords(IReadOnlyList<IError> errors)
    {
        Assert.InRange(errors.Count, 1, 101);
        Assert.All(errors, error => Assert.InRange(error.Message.Length, 1, 1001));
        Assert.All(errors, error => Assert.InRange(error.Locations?.Count ?? 0, 0, 20));
    }

    /// <summary>The smallest budget that suffices to validate the merging of the document's fields.</summary>
    static int StepsToMerge(string document)
    {
        var (tooFew, enough) = (0, 500_000);
        Assert.Empty(Validate(document, new() { FieldMergeBudget = enough }));
        while (enough - tooFew > 1)
        {
            var middle = (tooFew + enough) / 2;
            if (Validate(document, new() { FieldMergeBudget = middle }).Count == 0)
                enough = middle;
            else
                tooFew = middle;
        }
        return enough;
    }
}
