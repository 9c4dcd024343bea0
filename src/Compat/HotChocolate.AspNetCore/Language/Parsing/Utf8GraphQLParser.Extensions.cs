namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    ITypeSystemExtensionNode ParseExtension()
    {
        var start = Here();
        ExpectKeyword("extend"u8);
        if (SkipKeyword("schema"u8))
        {
            var directives = ParseDirectives(isConstant: true);
            var operations = ParseOperationTypes();
            RequireContent(directives.Length + operations.Length);
            return new SchemaExtensionNode(LocationFrom(start), directives, operations);
        }
        if (SkipKeyword("scalar"u8))
        {
            var name = ParseName();
            var directives = ParseDirectives(isConstant: true);
            RequireContent(directives.Length);
            return new ScalarTypeExtensionNode(LocationFrom(start), name, directives);
        }
        if (SkipKeyword("type"u8))
        {
            var (name, interfaces, directives, fields) = ParseComplexType();
            RequireContent(interfaces.Length + directives.Length + fields.Length);
            return new ObjectTypeExtensionNode(LocationFrom(start), name, directives, interfaces, fields);
        }
        if (SkipKeyword("interface"u8))
        {
            var (name, interfaces, directives, fields) = ParseComplexType();
            RequireContent(interfaces.Length + directives.Length + fields.Length);
            return new InterfaceTypeExtensionNode(LocationFrom(start), name, directives, interfaces, fields);
        }
        if (SkipKeyword("union"u8))
        {
            var name = ParseName();
            var directives = ParseDirectives(isConstant: true);
            var types = ParseUnionMembers();
            RequireContent(directives.Length + types.Length);
            return new UnionTypeExtensionNode(LocationFrom(start), name, directives, types);
        }
        if (SkipKeyword("enum"u8))
        {
            var name = ParseName();
            var directives = ParseDirectives(isConstant: true);
            var values = ParseEnumValues();
            RequireContent(directives.Length + values.Length);
            return new EnumTypeExtensionNode(LocationFrom(start), name, directives, values);
        }
        if (!SkipKeyword("input"u8))
            throw Unexpected();
        var inputName = ParseName();
        var inputDirectives = ParseDirectives(isConstant: true);
        var inputFields = ParseInputFields();
        RequireContent(inputDirectives.Length + inputFields.Length);
        return new InputObjectTypeExtensionNode(LocationFrom(start), inputName, inputDirectives, inputFields);
    }

    /// <summary>An extension that adds nothing is a syntax error.</summary>
    readonly void RequireContent(int additions)
    {
        if (additions == 0)
            throw Unexpected();
    }
}
