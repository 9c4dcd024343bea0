namespace HotChocolate.Types.Building;

/// <summary>Checks arguments and input objects.</summary>
static class InputRules
{
    /// <summary>A required argument cannot be deprecated, because clients could not leave it out.</summary>
    public static InputField CheckDeprecation(InputField field, string member) => field is { IsDeprecated: true, IsRequired: true }
        ? throw new SchemaException(
            $"{member} is deprecated, but has to be given as it is {field.Type}: make it nullable, or give it a default.")
        : field;

    public static void CheckUnique(InputObjectType type, IEnumerable<string> names)
    {
        if (names.GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SchemaException($"{type.RuntimeType} ({type}) has two fields `{twice.Key}`. Rename one with [GraphQLName].");
    }

    /// <summary>An input object that requires a value of its own type could never be given.</summary>
    public static void CheckCircles(IEnumerable<InputObjectType> types)
    {
        var ended = new HashSet<InputObjectType>();
        var path = new List<(InputObjectType Type, InputField Field)>();
        foreach (var type in types)
            Follow(type);

        void Follow(InputObjectType type)
        {
            var start = path.FindIndex(step => step.Type == type);
            if (start >= 0)
            {
                var circle = string.Join(", ", path[start..].Select(step => $"`{step.Field.Name}` of {step.Type.RuntimeType}"));
                throw new SchemaException($"{type.RuntimeType} ({type}) needs a value of itself, by {circle}: make one of them nullable.");
            }

            if (ended.Contains(type))
                return;
            foreach (var field in type.Fields)
            {
                if (field.Type is not NonNullType { Type: InputObjectType inner })
                    continue;
                path.Add((type, field));
                Follow(inner);
                path.RemoveAt(path.Count - 1);
            }

            ended.Add(type);
        }
    }
}
