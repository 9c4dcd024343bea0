namespace HotChocolate.Types.Building;

/// <summary>Checks names in a schema (specification, "Names" and "Reserved Names").</summary>
static class NameRules
{
    /// <param name="name">The name in the schema.</param>
    /// <param name="member">Its C# member.</param>
    public static string Check(string name, string member)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new SchemaException(
                $"{member} becomes `{name}`, which is no GraphQL name: only the letters A to Z, digits and _ are allowed, and no digit "
                    + "first. Give it another with [GraphQLName].");
        }

        return name.StartsWith("__", StringComparison.Ordinal)
            ? throw new SchemaException(
                $"{member} becomes `{name}`: names that begin with __ belong to introspection. Give it another with [GraphQLName].")
            : name;
    }

    public static string CheckEnumValue(string name, string member) => name is "true" or "false" or "null"
        ? throw new SchemaException($"{member} becomes `{name}`, which cannot be an enum value. Give it another name with [GraphQLName].")
        : Check(name, member);
}
