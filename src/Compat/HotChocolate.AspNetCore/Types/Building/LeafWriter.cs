using System.Linq.Expressions;
using System.Reflection;
using HotChocolate.Execution.Processing;

namespace HotChocolate.Types.Building;

/// <summary>Writes values that need no conversion to the result: those of the built-in scalars and of enums.</summary>
static class LeafWriter
{
    const BindingFlags Flags = BindingFlags.NonPublic | BindingFlags.Static;

    public static Func<Expression, Expression, Expression>? For(Type clrType, INamedType type)
    {
        if (type is EnumType enumType)
            return ForEnum(clrType, enumType);
        var fits = type switch
        {
            StringType or IdType => clrType == typeof(string),
            IntType => clrType == typeof(int) || clrType == typeof(int?),
            LongType => clrType == typeof(long) || clrType == typeof(long?),
            BooleanType => clrType == typeof(bool) || clrType == typeof(bool?),
            FloatType => clrType == typeof(double) || clrType == typeof(double?),
            _ => false,
        };
        if (!fits)
            return null;
        var method = typeof(LeafWriter).GetMethod(nameof(Set), Flags, [typeof(ResultValue).MakeByRefType(), clrType])!;
        return (place, value) => Expression.Call(method, place, value);
    }

    static Func<Expression, Expression, Expression>? ForEnum(Type clrType, EnumType type)
    {
        var isNullable = Nullable.GetUnderlyingType(clrType) is not null;
        if ((Nullable.GetUnderlyingType(clrType) ?? clrType) != type.RuntimeType)
            return null;
        var values = typeof(LeafWriter).GetMethod(nameof(Values), Flags)!.MakeGenericMethod(type.RuntimeType).Invoke(null, [type]);
        var method = typeof(LeafWriter).GetMethod(isNullable ? nameof(SetNullableEnum) : nameof(SetEnum), Flags)!
            .MakeGenericMethod(type.RuntimeType);
        return (place, value) => Expression.Call(method, place, value, Expression.Constant(values));
    }

    static Dictionary<T, EnumValue> Values<T>(EnumType type) where T : struct, Enum =>
        type.Values.DistinctBy(v => v.Value).ToDictionary(v => (T)v.Value);

    static void SetEnum<T>(ref ResultValue place, T value, Dictionary<T, EnumValue> values) where T : struct, Enum =>
        place.Set(values.TryGetValue(value, out var known)
            ? known
            : throw new InvalidOperationException($"{value} is not a value of {typeof(T)} in the schema."));

    static void SetNullableEnum<T>(ref ResultValue place, T? value, Dictionary<T, EnumValue> values) where T : struct, Enum
    {
        if (value is { } present)
            SetEnum(ref place, present, values);
    }

    static void Set(ref ResultValue place, string? value) => place.Set(value);

    static void Set(ref ResultValue place, int value) => place.Set((long)value);

    static void Set(ref ResultValue place, int? value)
    {
        if (value is { } present)
            place.Set((long)present);
    }

    static void Set(ref ResultValue place, long value) => place.Set(value);

    static void Set(ref ResultValue place, long? value)
    {
        if (value is { } present)
            place.Set(present);
    }

    static void Set(ref ResultValue place, bool value) => place.Set(value);

    static void Set(ref ResultValue place, bool? value)
    {
        if (value is { } present)
            place.Set(present);
    }

    static void Set(ref ResultValue place, double value) =>
        place.Set(double.IsFinite(value) ? value : throw new InvalidOperationException($"Float has no {value}."));

    static void Set(ref ResultValue place, double? value)
    {
        if (value is { } present)
            Set(ref place, present);
    }
}
