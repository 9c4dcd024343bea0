namespace HotChocolate.Language;

sealed partial class SyntaxPrinter
{
    void WriteTypeSystemNode(ISyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema:
                WriteDescription(schema.Description);
                text.Append("schema");
                WriteSchemaBody(schema.Directives, schema.OperationTypes);
                break;
            case SchemaExtensionNode schema:
                text.Append("extend schema");
                WriteSchemaBody(schema.Directives, schema.OperationTypes);
                break;
            case OperationTypeDefinitionNode operation:
                text.Append(KeywordOf(operation.Operation)).Append(": ").Append(operation.Type.Name.Value);
                break;
            case DirectiveDefinitionNode directive:
                WriteDirectiveDefinition(directive);
                break;
            case FieldDefinitionNode field:
                WriteFieldDefinition(field);
                break;
            case InputValueDefinitionNode input:
                WriteInputField(input);
                break;
            case EnumValueDefinitionNode value:
                WriteEnumValueDefinition(value);
                break;
            case ITypeDefinitionNode type:
                WriteDescription(type.Description);
                WriteTypeDefinition(type);
                break;
            case ITypeExtensionNode extension:
                text.Append("extend ");
                WriteTypeDefinition(extension);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node.Kind, "Not a kind of node that can be printed.");
        }
    }

    void WriteSchemaBody(IReadOnlyList<DirectiveNode> directives, IReadOnlyList<OperationTypeDefinitionNode> operationTypes)
    {
        WriteDirectives(directives);
        WriteMembers(operationTypes, WriteTypeSystemNode);
    }

    void WriteDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        WriteDescription(directive.Description);
        text.Append("directive @").Append(directive.Name.Value);
        WriteArgumentDefinitions(directive.Arguments);
        text.Append(directive.IsRepeatable ? " repeatable on " : " on ");
        text.AppendJoin(" | ", directive.Locations.Select(location => location.Value));
    }

    void WriteTypeDefinition(INamedSyntaxNode type)
    {
        switch (type)
        {
            case ScalarTypeDefinitionNode:
            case ScalarTypeExtensionNode:
                WriteHead("scalar", type);
                break;
            case ObjectTypeDefinitionNode obj:
                WriteHead("type", type, obj.Interfaces);
                WriteMembers(obj.Fields, WriteFieldDefinition);
                break;
            case ObjectTypeExtensionNode obj:
                WriteHead("type", type, obj.Interfaces);
                WriteMembers(obj.Fields, WriteFieldDefinition);
                break;
            case InterfaceTypeDefinitionNode obj:
                WriteHead("interface", type, obj.Interfaces);
                WriteMembers(obj.Fields, WriteFieldDefinition);
                break;
            case InterfaceTypeExtensionNode obj:
                WriteHead("interface", type, obj.Interfaces);
                WriteMembers(obj.Fields, WriteFieldDefinition);
                break;
            case UnionTypeDefinitionNode union:
                WriteHead("union", type);
                WriteUnionMembers(union.Types);
                break;
            case UnionTypeExtensionNode union:
                WriteHead("union", type);
                WriteUnionMembers(union.Types);
                break;
            case EnumTypeDefinitionNode enumeration:
                WriteHead("enum", type);
                WriteMembers(enumeration.Values, WriteEnumValueDefinition);
                break;
            case EnumTypeExtensionNode enumeration:
                WriteHead("enum", type);
                WriteMembers(enumeration.Values, WriteEnumValueDefinition);
                break;
            case InputObjectTypeDefinitionNode input:
                WriteHead("input", type);
                WriteMembers(input.Fields, WriteInputField);
                break;
            case InputObjectTypeExtensionNode input:
                WriteHead("input", type);
                WriteMembers(input.Fields, WriteInputField);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type.Kind, "Not a kind of type definition.");
        }
    }

    void WriteHead(string keyword, INamedSyntaxNode type, IReadOnlyList<NamedTypeNode>? interfaces = null)
    {
        text.Append(keyword).Append(' ').Append(type.Name.Value);
        if (interfaces is { Count: > 0 })
            text.Append(" implements ").AppendJoin(" & ", interfaces.Select(i => i.Name.Value));
        WriteDirectives(type.Directives);
    }

    void WriteMembers<T>(IReadOnlyList<T> members, Action<T> write)
    {
        if (members.Count == 0)
            return;
        text.Append(' ');
        WriteBlock(members, write);
    }

    void WriteUnionMembers(IReadOnlyList<NamedTypeNode> types)
    {
        if (types.Count > 0)
            text.Append(" = ").AppendJoin(" | ", types.Select(type => type.Name.Value));
    }

    void WriteFieldDefinition(FieldDefinitionNode field)
    {
        WriteDescription(field.Description);
        text.Append(field.Name.Value);
        WriteArgumentDefinitions(field.Arguments);
        text.Append(": ");
        WriteType(field.Type);
        WriteDirectives(field.Directives);
    }

    void WriteEnumValueDefinition(EnumValueDefinitionNode value)
    {
        WriteDescription(value.Description);
        text.Append(value.Name.Value);
        WriteDirectives(value.Directives);
    }

    void WriteInputField(InputValueDefinitionNode input)
    {
        WriteDescription(input.Description);
        WriteInputValue(input);
    }

    /// <summary>Writes arguments on the line of their field, separated by a space, each after its description.</summary>
    void WriteArgumentDefinitions(IReadOnlyList<InputValueDefinitionNode> arguments)
    {
        if (arguments.Count == 0)
            return;
        text.Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0)
                text.Append(' ');
            if (arguments[i].Description is { } description)
            {
                WriteQuotedString(description.Value);
                text.Append(' ');
            }
            WriteInputValue(arguments[i]);
        }
        text.Append(')');
    }

    void WriteInputValue(InputValueDefinitionNode input)
    {
        text.Append(input.Name.Value).Append(": ");
        WriteType(input.Type);
        if (input.DefaultValue is not null)
        {
            text.Append(" = ");
            WriteValue(input.DefaultValue);
        }
        WriteDirectives(input.Directives);
    }
}
