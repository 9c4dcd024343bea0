namespace HotChocolate.Types;

/// <summary>A type with fields: an object or an interface.</summary>
public abstract class ComplexType(string name, Type runtimeType) : NamedType(name, runtimeType), IOutputType
{
    /// <summary>The fields, without introspection fields.</summary>
    public FieldCollection<OutputField> Fields { get; private set; } = FieldCollection<OutputField>.Empty;

    /// <summary>The interfaces that the type implements, directly or through other interfaces.</summary>
    public IReadOnlyList<InterfaceType> Implements { get; private set; } = [];

    public bool IsImplementing(InterfaceType type) => Implements.Contains(type);

    internal void Complete(IEnumerable<OutputField> fields, IReadOnlyList<InterfaceType> implements)
    {
        Fields = new FieldCollection<OutputField>(fields);
        Implements = implements;
    }
}
