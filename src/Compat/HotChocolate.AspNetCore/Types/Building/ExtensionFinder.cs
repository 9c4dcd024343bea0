using System.Reflection;

namespace HotChocolate.Types.Building;

/// <summary>Finds the classes that extend a type, in the order in which they were added.</summary>
sealed class ExtensionFinder
{
    readonly List<(Type Class, ExtendObjectTypeAttribute Attribute)> extensions = [];
    readonly HashSet<Type> used = [];

    public ExtensionFinder(IEnumerable<Type> classes)
    {
        foreach (var type in classes)
        {
            var attribute = type.GetCustomAttribute<ExtendObjectTypeAttribute>()
                ?? throw new SchemaException(
                    $"{type} was added as a type extension, but extends no type: put [ExtendObjectType(typeof(…))] on it.");
            extensions.Add((type, attribute));
        }
    }

    /// <summary>An extension of an interface or base class extends every object type that implements it.</summary>
    public IEnumerable<(Type Class, ExtendObjectTypeAttribute Attribute)> Of(ComplexType type)
    {
        foreach (var extension in extensions)
        {
            if (extension.Attribute.Name == type.Name || extension.Attribute.ExtendsType?.IsAssignableFrom(type.RuntimeType) is true)
            {
                used.Add(extension.Class);
                yield return extension;
            }
        }
    }

    public void CheckAllUsed()
    {
        if (extensions.FirstOrDefault(e => !used.Contains(e.Class)) is { Class: { } unused, Attribute: var attribute })
            throw new SchemaException(
                $"{unused} extends {attribute.ExtendsType?.ToString() ?? attribute.Name}, which is no object type of the schema.");
    }
}
