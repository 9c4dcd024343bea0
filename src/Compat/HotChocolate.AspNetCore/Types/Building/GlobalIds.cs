using HotChocolate.Types.Relay;

namespace HotChocolate.Types.Building;

/// <summary>Which type an <see cref="IDAttribute"/> means.</summary>
static class GlobalIds
{
    /// <summary>Null when the attribute names none.</summary>
    public static string? TypeName(IDAttribute attribute, TypeRegistry registry) => attribute.GetType().IsGenericType
        ? registry.Output(attribute.GetType().GetGenericArguments()[0]).Name
        : attribute.TypeName;
}
