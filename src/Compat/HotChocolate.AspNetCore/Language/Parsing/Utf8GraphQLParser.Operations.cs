namespace HotChocolate.Language;

public ref partial struct Utf8GraphQLParser
{
    OperationDefinitionNode ParseOperation(Mark start, StringValueNode? description)
    {
        if (reader.Kind == TokenKind.LeftBrace)
        {
            var shorthand = ParseSelectionSet();
            return new OperationDefinitionNode(LocationFrom(start), null, null, OperationType.Query, [], [], shorthand);
        }
        var operation = ParseOperationType();
        var name = reader.Kind == TokenKind.Name ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode(LocationFrom(start), name, description, operation, variables, directives, selections);
    }

    OperationType ParseOperationType()
    {
        if (reader.Kind != TokenKind.Name)
            throw Expected(TokenKind.Name);
        if (SkipKeyword("query"u8))
            return OperationType.Query;
        if (SkipKeyword("mutation"u8))
            return OperationType.Mutation;
        return SkipKeyword("subscription"u8) ? OperationType.Subscription : throw Unexpected();
    }

    VariableDefinitionNode[] ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.LeftParenthesis))
            return [];
        var variables = new List<VariableDefinitionNode>();
        do
            variables.Add(ParseVariableDefinition());
        while (!Skip(TokenKind.RightParenthesis));
        return [.. variables];
    }

    VariableDefinitionNode ParseVariableDefinition()
    {
        var start = Here();
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(isConstant: true) : null;
        var directives = ParseDirectives(isConstant: true);
        return new VariableDefinitionNode(LocationFrom(start), variable, description, type, defaultValue, directives);
    }

    VariableNode ParseVariable()
    {
        var start = Here();
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(LocationFrom(start), name);
    }

    SelectionSetNode ParseSelectionSet()
    {
        var start = Here();
        Expect(TokenKind.LeftBrace);
        Enter();
        var selections = new List<ISelectionNode>();
        do
            selections.Add(reader.Kind == TokenKind.Spread ? ParseFragment() : ParseField());
        while (!Skip(TokenKind.RightBrace));
        Leave();
        return new SelectionSetNode(LocationFrom(start), [.. selections]);
    }

    FieldNode ParseField()
    {
        var start = Here();
        var name = ParseName();
        if (++fields > options.MaxAllowedFields)
            throw Error(start, $"Document contains more than {options.MaxAllowedFields} fields. Parsing aborted.");
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }
        var arguments = ParseArguments(isConstant: false);
        var directives = ParseDirectives(isConstant: false);
        var selections = reader.Kind == TokenKind.LeftBrace ? ParseSelectionSet() : null;
        return new FieldNode(LocationFrom(start), name, alias, directives, arguments, selections);
    }

    ISelectionNode ParseFragment()
    {
        var start = Here();
        Expect(TokenKind.Spread);
        var conditional = SkipKeyword("on"u8);
        if (!conditional && reader.Kind == TokenKind.Name)
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(isConstant: false);
            return new FragmentSpreadNode(LocationFrom(start), name, spreadDirectives);
        }
        var typeCondition = conditional ? ParseNamedType() : null;
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new InlineFragmentNode(LocationFrom(start), typeCondition, directives, selections);
    }

    FragmentDefinitionNode ParseFragmentDefinition(Mark start, StringValueNode? description)
    {
        ExpectKeyword("fragment"u8);
        if (IsKeyword("on"u8))
            throw Unexpected();
        var name = ParseName();
        ExpectKeyword("on"u8);
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new FragmentDefinitionNode(LocationFrom(start), name, description, typeCondition, directives, selections);
    }

    ArgumentNode[] ParseArguments(bool isConstant)
    {
        if (!Skip(TokenKind.LeftParenthesis))
            return [];
        var arguments = new List<ArgumentNode>();
        do
            arguments.Add(ParseArgument(isConstant));
        while (!Skip(TokenKind.RightParenthesis));
        return [.. arguments];
    }

    ArgumentNode ParseArgument(bool isConstant)
    {
        var start = Here();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConstant);
        return new ArgumentNode(LocationFrom(start), name, value);
    }

    DirectiveNode[] ParseDirectives(bool isConstant)
    {
        if (reader.Kind != TokenKind.At)
            return [];
        var here = new List<DirectiveNode>();
        while (reader.Kind == TokenKind.At)
            here.Add(ParseDirective(isConstant));
        return [.. here];
    }

    DirectiveNode ParseDirective(bool isConstant)
    {
        var start = Here();
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArguments(isConstant);
        return new DirectiveNode(LocationFrom(start), name, arguments);
    }
}
