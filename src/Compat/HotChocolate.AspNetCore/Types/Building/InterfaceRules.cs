namespace HotChocolate.Types.Building;

/// <summary>Checks that a type implements its interfaces correctly.</summary>
static class InterfaceRules
{
    public static void Check(ComplexType type, InterfaceType promised, Func<INamedType, INamedType, bool> isSubtype)
    {
        foreach (var expected in promised.Fields)
        {
            if (!type.Fields.TryGetField(expected.Name, out var actual))
            {
                throw new SchemaException(
                    $"{type.RuntimeType} ({type}) implements {promised.RuntimeType} ({promised}) but has no public member for its field "
                        + $"`{expected.Name}`.");
            }

            if (!IsCovariant(actual.Type, expected.Type, isSubtype))
            {
                throw new SchemaException(
                    $"{type.RuntimeType} ({type}): the field `{expected.Name}` is {actual.Type}, but {promised.RuntimeType} ({promised}) "
                        + $"promises {expected.Type}. "
                    + "Give both the same type and the same attributes.");
            }

            if (actual.IsDeprecated && !expected.IsDeprecated)
            {
                throw new SchemaException(
                    $"{type.RuntimeType} ({type}): the field `{expected.Name}` is deprecated, but {promised.RuntimeType} ({promised}) "
                        + "promises it: deprecate it there too.");
            }

            foreach (var argument in expected.Arguments)
            {
                if (!actual.Arguments.TryGetField(argument.Name, out var given) || !given.Type.IsEqualTo(argument.Type))
                {
                    throw new SchemaException(
                        $"{type.RuntimeType} ({type}): the field `{expected.Name}` needs the argument `{argument}` of "
                            + $"{promised.RuntimeType} ({promised}).");
                }
            }

            if (actual.Arguments.FirstOrDefault(a => a.IsRequired && !expected.Arguments.ContainsField(a.Name)) is { } added)
            {
                throw new SchemaException(
                    $"{type.RuntimeType} ({type}): the argument `{added}` of `{expected.Name}` must not be required, as {promised} does "
                        + "not have it.");
            }
        }
    }

    static bool IsCovariant(IType actual, IType expected, Func<INamedType, INamedType, bool> isSubtype) => (actual, expected) switch
    {
        (NonNullType a, NonNullType e) => IsCovariant(a.Type, e.Type, isSubtype),
        (NonNullType a, _) => IsCovariant(a.Type, expected, isSubtype),
        (ListType a, ListType e) => IsCovariant(a.ElementType, e.ElementType, isSubtype),
        (INamedType a, INamedType e) => ReferenceEquals(a, e) || isSubtype(e, a),
        _ => false,
    };
}
