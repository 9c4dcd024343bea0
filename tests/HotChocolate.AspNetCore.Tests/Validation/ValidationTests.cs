using HotChocolate.Language;
using HotChocolate.Validation;

namespace HotChocolate.AspNetCore.Tests.Validation;

/// <summary>Validates documents against the pet schema by all rules, so a case for one rule must not violate another.</summary>
public abstract class ValidationTests
{
    static readonly string Sdl = File.ReadAllText(
        System.IO.Path.Combine(AppContext.BaseDirectory, "Validation", "PetSchema.graphql"));

    internal static ISchema Schema { get; } = new SdlSchema(Sdl, new StampType());

    internal static IReadOnlyList<IError> Validate(string document, ValidationOptions? options = null) =>
        new DocumentValidator(Schema, options ?? ValidationOptions.Default).Validate(
            Utf8GraphQLParser.Parse(document, new ParserOptions(maxAllowedFields: 100_000)));

    protected static void AssertValid(string document) => Assert.Equal([], Validate(document).Select(Describe));

    /// <param name="document">The document.</param>
    /// <param name="errors">The expected errors in order, each as <c>line:column line:column message</c>.</param>
    protected static void AssertErrors(string document, params string[] errors) =>
        Assert.Equal(errors, Validate(document).Select(Describe));

    internal static string Describe(IError error) =>
        string.Join(' ', [.. (error.Locations ?? []).Select(location => $"{location.Line}:{location.Column}"), error.Message]);
}
