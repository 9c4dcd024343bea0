namespace HotChocolate.Types;

/// <summary>Shorter words for what an <see cref="IEnumTypeDescriptor{T}"/> is told.</summary>
public static class EnumTypeDescriptorExtensions
{
    /// <summary>The value is not part of the schema.</summary>
    public static IEnumTypeDescriptor<T> Ignore<T>(this IEnumTypeDescriptor<T> descriptor, T value)
    {
        descriptor.Value(value).Ignore();
        return descriptor;
    }
}
