using HotChocolate.Language;

namespace HotChocolate.Types;

/// <summary>The directives of the specification.</summary>
static class BuiltInDirectives
{
    public static IReadOnlyList<DirectiveType> Create(StringType text, BooleanType boolean) =>
    [
        new("skip", DirectiveLocation.Field | DirectiveLocation.FragmentSpread | DirectiveLocation.InlineFragment,
            [new InputField("if", new NonNullType(boolean)) { Description = "Skipped when true." }])
        {
            Description = "Directs the executor to skip this field or fragment when the `if` argument is true.",
        },
        new("include", DirectiveLocation.Field | DirectiveLocation.FragmentSpread | DirectiveLocation.InlineFragment,
            [new InputField("if", new NonNullType(boolean)) { Description = "Included when true." }])
        {
            Description = "Directs the executor to include this field or fragment only when the `if` argument is true.",
        },
        new("deprecated",
            DirectiveLocation.FieldDefinition | DirectiveLocation.ArgumentDefinition
                | DirectiveLocation.InputFieldDefinition | DirectiveLocation.EnumValue,
            [
                new InputField("reason", new NonNullType(text), new StringValueNode("No longer supported"))
                {
                    Description = "Deprecations include a reason for why it is deprecated, which is formatted using Markdown syntax (as "
                        + "specified by CommonMark).",
                },
            ])
        {
            Description = "The @deprecated directive is used within the type system definition language to indicate deprecated portions "
                + "of a "
                + "GraphQL service's schema, such as deprecated fields on a type or deprecated enum values.",
        },
        new("specifiedBy", DirectiveLocation.Scalar,
            [new InputField("url", new NonNullType(text)) { Description = "The URL that specifies the behavior of this scalar." }])
        {
            Description = "The `@specifiedBy` directive is used within the type system definition language to provide a URL for "
                + "specifying the "
                + "behavior of custom scalar definitions.",
        },
        new("oneOf", DirectiveLocation.InputObject, [])
        {
            Description = "The `@oneOf` directive is used within the type system definition language to indicate that an input object "
                + "requires "
                + "exactly one field to be given.",
        },
    ];
}
