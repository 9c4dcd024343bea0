using HotChocolate.Language;

namespace HotChocolate;

public static class SchemaExtensions
{
    /// <summary>The schema in SDL.</summary>
    public static string Print(this ISchema schema) => SchemaPrinter.Print(schema);

    public static DocumentNode ToDocument(this ISchema schema) => SchemaPrinter.ToDocument(schema);
}
