namespace Map.Gateway.GraphQL.Mapping;

/// <summary>
/// An enum of the contract in the schema: same name, values and descriptions. Unspecified, its value 0, is null in the schema.
/// </summary>
public sealed class ContractEnumType<T> : EnumType<T>
    where T : struct, Enum
{
    protected override void Configure(IEnumTypeDescriptor<T> descriptor) => descriptor.Ignore(default);
}
