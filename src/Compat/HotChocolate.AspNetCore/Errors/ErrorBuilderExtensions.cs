using HotChocolate.Language;

namespace HotChocolate;

/// <summary>Sets an error's location from a syntax node.</summary>
public static class ErrorBuilderExtensions
{
    public static IErrorBuilder AddLocation(this IErrorBuilder builder, ISyntaxNode node) =>
        node.Location is { } location ? builder.AddLocation(location.Line, location.Column) : builder;
}
