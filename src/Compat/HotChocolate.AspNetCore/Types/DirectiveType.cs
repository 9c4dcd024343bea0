namespace HotChocolate.Types;

/// <summary>The definition of a directive.</summary>
public sealed class DirectiveType(string name, DirectiveLocation locations, IEnumerable<InputField> arguments)
{
    public string Name { get; } = name;

    public string? Description { get; init; }

    public DirectiveLocation Locations { get; } = locations;

    public bool IsRepeatable { get; init; }

    public FieldCollection<InputField> Arguments { get; } = new(arguments);
}
