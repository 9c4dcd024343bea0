using HotChocolate.Types.Building;

namespace HotChocolate.Types;

/// <summary>The enum type of a C# enum; derive it to say what of that is not part of the schema, and bind it to the C# enum.</summary>
public class EnumType<T> : EnumType
{
    public EnumType()
        : base(Naming.Enum(typeof(T)), typeof(T))
    {
    }

    internal sealed override IReadOnlySet<object> Ignored
    {
        get
        {
            var descriptor = new EnumTypeDescriptor<T>();
            Configure(descriptor);
            return descriptor.Ignored;
        }
    }

    protected virtual void Configure(IEnumTypeDescriptor<T> descriptor)
    {
    }
}
