namespace HotChocolate.Types;

/// <summary>Says how a C# enum becomes an enum type.</summary>
public interface IEnumTypeDescriptor<T>
{
    IEnumValueDescriptor Value(T value);
}
