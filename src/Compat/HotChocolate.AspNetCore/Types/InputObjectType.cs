namespace HotChocolate.Types;

/// <summary>An input object type.</summary>
public sealed class InputObjectType(string name, Type runtimeType) : NamedType(name, runtimeType), IInputType
{
    Lazy<Func<object?[], object>>? create;

    public override TypeKind Kind => TypeKind.InputObject;

    public FieldCollection<InputField> Fields { get; private set; } = FieldCollection<InputField>.Empty;

    /// <summary>Whether exactly one field must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; init; }

    /// <summary>Creates the C# object from a value, or <see cref="Missing"/>, for each field in order.</summary>
    internal Func<object?[], object> Create => create?.Value ?? throw new InvalidOperationException("The type is not complete.");

    /// <summary>Marks a field without a value and without a default.</summary>
    internal static object Missing { get; } = new();

    /// <param name="fields">In order.</param>
    /// <param name="create">What is to become <see cref="Create"/>, made when it is first needed: that takes milliseconds, and most requests need few of a schema's types.</param>
    internal void Complete(IEnumerable<InputField> fields, Func<Func<object?[], object>> create)
    {
        Fields = new FieldCollection<InputField>(fields);
        this.create = new(create);
    }
}
