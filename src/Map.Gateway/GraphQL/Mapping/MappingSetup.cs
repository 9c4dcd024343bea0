namespace Map.Gateway.GraphQL.Mapping;

static class MappingSetup
{
    /// <summary>Makes every enum of the contract available; the schema has those that a field or an argument uses.</summary>
    public static IRequestExecutorBuilder AddContractEnums(this IRequestExecutorBuilder schema)
    {
        foreach (var type in typeof(V1.Place).Assembly.GetExportedTypes())
        {
            if (type.IsEnum && type.Namespace == typeof(V1.Place).Namespace)
                schema.BindRuntimeType(type, typeof(ContractEnumType<>).MakeGenericType(type));
        }

        return schema;
    }
}
