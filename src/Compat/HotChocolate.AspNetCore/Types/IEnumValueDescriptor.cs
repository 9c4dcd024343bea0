namespace HotChocolate.Types;

/// <summary>Says how a C# value becomes a value of an enum type.</summary>
public interface IEnumValueDescriptor
{
    IEnumValueDescriptor Ignore(bool ignore = true);
}
