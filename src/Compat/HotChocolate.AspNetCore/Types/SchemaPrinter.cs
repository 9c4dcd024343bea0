using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate;

/// <summary>Prints the schema as SDL, sorted by kind and name, without built-in scalars and directives.</summary>
public static class SchemaPrinter
{
    public static string Print(ISchema schema) => SyntaxPrinter.Print(ToDocument(schema));

    public static DocumentNode ToDocument(ISchema schema)
    {
        List<IDefinitionNode> definitions = [Definition(schema)];
        definitions.AddRange(schema.Types
            .Where(t => t is not NamedType { IsIntrospectionType: true }
                and not (StringType or IntType or FloatType or BooleanType or IdType))
            .OrderBy(t => (int)t.Kind)
            .ThenBy(t => t.Name, StringComparer.Ordinal)
            .Select(Definition));
        return new DocumentNode(definitions);
    }

    static SchemaDefinitionNode Definition(ISchema schema)
    {
        List<OperationTypeDefinitionNode> operations = [Operation(OperationType.Query, schema.QueryType)];
        if (schema.MutationType is not null)
            operations.Add(Operation(OperationType.Mutation, schema.MutationType));
        if (schema.SubscriptionType is not null)
            operations.Add(Operation(OperationType.Subscription, schema.SubscriptionType));
        return new SchemaDefinitionNode(null, null, [], operations);
    }

    static OperationTypeDefinitionNode Operation(OperationType operation, ObjectType type) =>
        new(null, operation, new NamedTypeNode(type.Name));

    static IDefinitionNode Definition(INamedType type)
    {
        var name = new NameNode(type.Name);
        var description = Text(type.Description);
        return type switch
        {
            ObjectType t => new ObjectTypeDefinitionNode(null, name, description, [], Interfaces(t), Fields(t)),
            InterfaceType t => new InterfaceTypeDefinitionNode(null, name, description, [], Interfaces(t), Fields(t)),
            UnionType t => new UnionTypeDefinitionNode(null, name, description, [], [.. t.Types.Select(m => new NamedTypeNode(m.Name))]),
            InputObjectType t => new InputObjectTypeDefinitionNode(
                null, name, description, t.IsOneOf ? [new DirectiveNode("oneOf")] : [], Inputs(t.Fields)),
            EnumType t => new EnumTypeDefinitionNode(null, name, description, [], [.. t.Values.Select(Value)]),
            ScalarType t => new ScalarTypeDefinitionNode(null, name, description, SpecifiedBy(t)),
            _ => throw new ArgumentException($"{type} cannot be printed.", nameof(type)),
        };
    }

    static NamedTypeNode[] Interfaces(ComplexType type) => [.. type.Implements.Select(i => new NamedTypeNode(i.Name))];

    static FieldDefinitionNode[] Fields(ComplexType type) =>
    [
        .. type.Fields.Select(f => new FieldDefinitionNode(
            null, new NameNode(f.Name), Text(f.Description), Inputs(f.Arguments), Reference(f.Type), Deprecated(f.DeprecationReason))),
    ];

    static InputValueDefinitionNode[] Inputs(FieldCollection<InputField> fields) =>
    [
        .. fields.Select(f => new InputValueDefinitionNode(
            null, new NameNode(f.Name), Text(f.Description), Reference(f.Type), f.DefaultValue, Deprecated(f.DeprecationReason))),
    ];

    static EnumValueDefinitionNode Value(EnumValue value) =>
        new(null, new NameNode(value.Name), Text(value.Description), Deprecated(value.DeprecationReason));

    static ITypeNode Reference(IType type) => type switch
    {
        NonNullType nonNull => new NonNullTypeNode((INullableTypeNode)Reference(nonNull.Type)),
        ListType list => new ListTypeNode(Reference(list.ElementType)),
        _ => new NamedTypeNode(((INamedType)type).Name),
    };

    static DirectiveNode[] Deprecated(string? reason) =>
        reason is null ? [] : [new DirectiveNode("deprecated", new ArgumentNode("reason", new StringValueNode(reason)))];

    static DirectiveNode[] SpecifiedBy(ScalarType type) =>
        type.SpecifiedBy is null
            ? []
            : [new DirectiveNode("specifiedBy", new ArgumentNode("url", new StringValueNode(type.SpecifiedBy.ToString())))];

    static StringValueNode? Text(string? description) =>
        description is null ? null : new StringValueNode(null, description, description.Contains('\n', StringComparison.Ordinal));
}
