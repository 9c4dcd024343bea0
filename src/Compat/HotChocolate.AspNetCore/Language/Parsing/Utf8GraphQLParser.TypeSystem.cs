using System.Collections.Frozen;

namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    static readonly FrozenSet<string> DirectiveLocations = FrozenSet.Create(
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION");

    /// <summary>The definition at the current token, or null if the token starts no definition.</summary>
    IDefinitionNode? ParseTypeSystemDefinition(Mark start, StringValueNode? description)
    {
        if (SkipKeyword("schema"u8))
        {
            var directives = ParseDirectives(isConstant: true);
            if (reader.Kind != TokenKind.LeftBrace)
                throw Expected(TokenKind.LeftBrace);
            var operations = ParseOperationTypes();
            return new SchemaDefinitionNode(LocationFrom(start), description, directives, operations);
        }
        if (SkipKeyword("scalar"u8))
        {
            var name = ParseName();
            var directives = ParseDirectives(isConstant: true);
            return new ScalarTypeDefinitionNode(LocationFrom(start), name, description, directives);
        }
        if (SkipKeyword("type"u8))
        {
            var (name, interfaces, directives, fields) = ParseComplexType();
            return new ObjectTypeDefinitionNode(LocationFrom(start), name, description, directives, interfaces, fields);
        }
        if (SkipKeyword("interface"u8))
        {
            var (name, interfaces, directives, fields) = ParseComplexType();
            return new InterfaceTypeDefinitionNode(LocationFrom(start), name, description, directives, interfaces, fields);
        }
        if (SkipKeyword("union"u8))
        {
            var name = ParseName();
            var directives = ParseDirectives(isConstant: true);
            var types = ParseUnionMembers();
            return new UnionTypeDefinitionNode(LocationFrom(start), name, description, directives, types);
        }
        if (SkipKeyword("enum"u8))
        {
            var name = ParseName();
            var directives = ParseDirectives(isConstant: true);
            var values = ParseEnumValues();
            return new EnumTypeDefinitionNode(LocationFrom(start), name, description, directives, values);
        }
        if (SkipKeyword("input"u8))
        {
            var name = ParseName();
            var directives = ParseDirectives(isConstant: true);
            var fields = ParseInputFields();
            return new InputObjectTypeDefinitionNode(LocationFrom(start), name, description, directives, fields);
        }
        return IsKeyword("directive"u8) ? ParseDirectiveDefinition(start, description) : null;
    }

    DirectiveDefinitionNode ParseDirectiveDefinition(Mark start, StringValueNode? description)
    {
        ExpectKeyword("directive"u8);
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        Skip(TokenKind.Pipe);
        var locations = new List<NameNode>();
        do
        {
            if (reader.Kind == TokenKind.Name && !DirectiveLocations.Contains(reader.GetText()))
                throw Unexpected();
            locations.Add(ParseName());
        }
        while (Skip(TokenKind.Pipe));
        return new DirectiveDefinitionNode(LocationFrom(start), name, description, isRepeatable, arguments, [.. locations]);
    }

    OperationTypeDefinitionNode[] ParseOperationTypes()
    {
        if (!Skip(TokenKind.LeftBrace))
            return [];
        var operations = new List<OperationTypeDefinitionNode>();
        do
        {
            var start = Here();
            var operation = ParseOperationType();
            Expect(TokenKind.Colon);
            var type = ParseNamedType();
            operations.Add(new OperationTypeDefinitionNode(LocationFrom(start), operation, type));
        }
        while (!Skip(TokenKind.RightBrace));
        return [.. operations];
    }

    (NameNode Name, NamedTypeNode[] Interfaces, DirectiveNode[] Directives, FieldDefinitionNode[] Fields) ParseComplexType()
    {
        var name = ParseName();
        var interfaces = SkipKeyword("implements"u8) ? ParseTypeNames(TokenKind.Ampersand) : [];
        var directives = ParseDirectives(isConstant: true);
        return (name, interfaces, directives, ParseFieldDefinitions());
    }

    NamedTypeNode[] ParseUnionMembers() => Skip(TokenKind.Equal) ? ParseTypeNames(TokenKind.Pipe) : [];

    NamedTypeNode[] ParseTypeNames(TokenKind separator)
    {
        Skip(separator);
        var types = new List<NamedTypeNode>();
        do
            types.Add(ParseNamedType());
        while (Skip(separator));
        return [.. types];
    }

    FieldDefinitionNode[] ParseFieldDefinitions()
    {
        if (!Skip(TokenKind.LeftBrace))
            return [];
        var fields = new List<FieldDefinitionNode>();
        do
        {
            var start = Here();
            var description = ParseDescription();
            var name = ParseName();
            var arguments = ParseArgumentDefinitions();
            Expect(TokenKind.Colon);
            var type = ParseType();
            var directives = ParseDirectives(isConstant: true);
            fields.Add(new FieldDefinitionNode(LocationFrom(start), name, description, arguments, type, directives));
        }
        while (!Skip(TokenKind.RightBrace));
        return [.. fields];
    }

    InputValueDefinitionNode[] ParseArgumentDefinitions() =>
        ParseInputValues(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);

    InputValueDefinitionNode[] ParseInputFields() => ParseInputValues(TokenKind.LeftBrace, TokenKind.RightBrace);

    InputValueDefinitionNode[] ParseInputValues(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
            return [];
        var values = new List<InputValueDefinitionNode>();
        do
        {
            var start = Here();
            var description = ParseDescription();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var type = ParseType();
            var defaultValue = Skip(TokenKind.Equal) ? ParseValue(isConstant: true) : null;
            var directives = ParseDirectives(isConstant: true);
            values.Add(new InputValueDefinitionNode(LocationFrom(start), name, description, type, defaultValue, directives));
        }
        while (!Skip(close));
        return [.. values];
    }

    EnumValueDefinitionNode[] ParseEnumValues()
    {
        if (!Skip(TokenKind.LeftBrace))
            return [];
        var values = new List<EnumValueDefinitionNode>();
        do
        {
            var start = Here();
            var description = ParseDescription();
            if (IsKeyword("true"u8) || IsKeyword("false"u8) || IsKeyword("null"u8))
                throw Error(Here(), $"{TokenText.Of(reader)} is reserved and cannot be used for an enum value.");
            var name = ParseName();
            var directives = ParseDirectives(isConstant: true);
            values.Add(new EnumValueDefinitionNode(LocationFrom(start), name, description, directives));
        }
        while (!Skip(TokenKind.RightBrace));
        return [.. values];
    }
}
