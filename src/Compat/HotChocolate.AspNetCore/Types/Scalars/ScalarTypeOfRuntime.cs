namespace HotChocolate.Types;

/// <summary>A scalar with one C# type.</summary>
public abstract class ScalarType<TRuntimeType> : ScalarType
{
    protected ScalarType(string name, BindingBehavior bind = BindingBehavior.Explicit)
        : base(name, typeof(TRuntimeType), bind)
    {
    }

    public sealed override Type RuntimeType => typeof(TRuntimeType);

    public override bool TrySerialize(object? runtimeValue, out object? resultValue)
    {
        resultValue = runtimeValue;
        return runtimeValue is null or TRuntimeType;
    }

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = resultValue;
        return resultValue is null or TRuntimeType;
    }
}
