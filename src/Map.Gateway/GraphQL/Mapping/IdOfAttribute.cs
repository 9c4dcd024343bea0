namespace Map.Gateway.GraphQL.Mapping;

/// <summary>A property of an input object that is the id of something of one of these types. Its field in the contract is the UUID.</summary>
[AttributeUsage(AttributeTargets.Property)]
class IdOfAttribute(params string[] types) : Attribute
{
    public string[] Types { get; } = types;
}
