using HotChocolate.Language;

namespace HotChocolate;

/// <summary>Sets an error's location from the syntax that it is about.</summary>
public static class ErrorBuilderExtensions
{
    public static IErrorBuilder AddLocation(this IErrorBuilder builder, ISyntaxNode node) =>
        node.Location is { } location ? builder.AddLocation(location.Line, location.Column) : builder;
}
