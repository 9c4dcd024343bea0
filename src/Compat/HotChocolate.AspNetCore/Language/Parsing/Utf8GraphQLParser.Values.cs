namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    IValueNode ParseValue(bool isConstant)
    {
        switch (reader.Kind)
        {
            case TokenKind.LeftBracket:
                return ParseList(isConstant);
            case TokenKind.LeftBrace:
                return ParseObject(isConstant);
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Integer:
                var integerStart = Here();
                var integer = TakeText();
                return new IntValueNode(LocationFrom(integerStart), integer);
            case TokenKind.Float:
                var floatStart = Here();
                var number = TakeText();
                return new FloatValueNode(LocationFrom(floatStart), number);
            case TokenKind.Name:
                return ParseKeywordOrEnum();
            case TokenKind.Dollar when isConstant:
                throw UnexpectedVariable();
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                throw Unexpected();
        }
    }

    SyntaxException UnexpectedVariable()
    {
        var start = Here();
        MoveNext();
        return reader.Kind == TokenKind.Name
            ? Error(start, $"Unexpected variable \"${TokenText.Shorten(reader.GetText())}\" in constant value.")
            : Error(start, "Unexpected \"$\".");
    }

    string TakeText()
    {
        var text = reader.GetText();
        MoveNext();
        return text;
    }

    IValueNode ParseKeywordOrEnum()
    {
        var start = Here();
        if (SkipKeyword("true"u8))
            return new BooleanValueNode(LocationFrom(start), true);
        if (SkipKeyword("false"u8))
            return new BooleanValueNode(LocationFrom(start), false);
        if (SkipKeyword("null"u8))
            return new NullValueNode(LocationFrom(start));
        var name = TakeText();
        return new EnumValueNode(LocationFrom(start), name);
    }

    StringValueNode ParseString()
    {
        var start = Here();
        var isBlock = reader.Kind == TokenKind.BlockString;
        var value = reader.StringValue;
        MoveNext();
        return new StringValueNode(LocationFrom(start), value, isBlock);
    }

    ListValueNode ParseList(bool isConstant)
    {
        var start = Here();
        Expect(TokenKind.LeftBracket);
        Enter();
        var items = new List<IValueNode>();
        while (!Skip(TokenKind.RightBracket))
            items.Add(ParseValue(isConstant));
        Leave();
        return new ListValueNode(LocationFrom(start), [.. items]);
    }

    ObjectValueNode ParseObject(bool isConstant)
    {
        var start = Here();
        Expect(TokenKind.LeftBrace);
        Enter();
        var fields = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.RightBrace))
            fields.Add(ParseObjectField(isConstant));
        Leave();
        return new ObjectValueNode(LocationFrom(start), [.. fields]);
    }

    ObjectFieldNode ParseObjectField(bool isConstant)
    {
        var start = Here();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConstant);
        return new ObjectFieldNode(LocationFrom(start), name, value);
    }

    ITypeNode ParseType()
    {
        var start = Here();
        INullableTypeNode type;
        if (Skip(TokenKind.LeftBracket))
        {
            Enter();
            var inner = ParseType();
            Expect(TokenKind.RightBracket);
            Leave();
            type = new ListTypeNode(LocationFrom(start), inner);
        }
        else
        {
            type = ParseNamedType();
        }
        return Skip(TokenKind.Bang) ? new NonNullTypeNode(LocationFrom(start), type) : type;
    }

    NamedTypeNode ParseNamedType()
    {
        var start = Here();
        var name = ParseName();
        return new NamedTypeNode(LocationFrom(start), name);
    }
}
