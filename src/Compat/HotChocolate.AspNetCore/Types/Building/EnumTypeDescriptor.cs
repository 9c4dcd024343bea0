namespace HotChocolate.Types.Building;

/// <summary>Collects what an enum type says of its values.</summary>
sealed class EnumTypeDescriptor<T> : IEnumTypeDescriptor<T>
{
    readonly HashSet<object> ignored = [];

    public IReadOnlySet<object> Ignored => ignored;

    public IEnumValueDescriptor Value(T value) => new ValueDescriptor(ignored, value!);

    sealed class ValueDescriptor(HashSet<object> ignored, object value) : IEnumValueDescriptor
    {
        public IEnumValueDescriptor Ignore(bool ignore = true)
        {
            if (ignore)
                ignored.Add(value);
            else
                ignored.Remove(value);
            return this;
        }
    }
}
