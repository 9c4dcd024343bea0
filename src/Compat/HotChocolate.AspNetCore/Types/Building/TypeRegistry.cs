using System.Reflection;
using System.Text.Json;
using HotChocolate.Language;

namespace HotChocolate.Types.Building;

/// <summary>The named types found so far, by C# type, and the queue of those that are not complete yet.</summary>
sealed class TypeRegistry
{
    readonly Dictionary<Type, NamedType> outputs = [];
    readonly Dictionary<Type, NamedType> inputs = [];
    readonly Dictionary<Type, ScalarType> scalarClasses = [];
    readonly Dictionary<Type, Type> scalarBindings;
    readonly Dictionary<Type, Type> enumBindings = [];
    readonly Dictionary<string, (NamedType Type, string Source)> byName = new(StringComparer.Ordinal);
    readonly Queue<NamedType> incomplete = [];
    readonly Descriptions descriptions;

    public TypeRegistry(IReadOnlyDictionary<Type, Type> bindings, Descriptions descriptions)
    {
        this.descriptions = descriptions;
        scalarBindings = new Dictionary<Type, Type>
        {
            [typeof(string)] = typeof(StringType),
            [typeof(bool)] = typeof(BooleanType),
            [typeof(int)] = typeof(IntType),
            [typeof(long)] = typeof(LongType),
            [typeof(float)] = typeof(FloatType),
            [typeof(double)] = typeof(FloatType),
            [typeof(Guid)] = typeof(UuidType),
            [typeof(Uri)] = typeof(UrlType),
            [typeof(DateTime)] = typeof(DateTimeType),
            [typeof(DateTimeOffset)] = typeof(DateTimeType),
            [typeof(JsonElement)] = typeof(JsonType),
            [typeof(object)] = typeof(AnyType),
        };
        foreach (var (runtime, bound) in bindings)
            (typeof(EnumType).IsAssignableFrom(bound) ? enumBindings : scalarBindings)[runtime] = bound;
    }

    public IEnumerable<NamedType> Types => byName.Values.Select(t => t.Type);

    public bool IsScalar(Type type) => scalarBindings.ContainsKey(Nullable.GetUnderlyingType(type) ?? type);

    public NamedType? FindByName(string name) => byName.TryGetValue(name, out var found) ? found.Type : null;

    public bool TryTakeIncomplete(out NamedType? type) => incomplete.TryDequeue(out type);

    /// <summary>
    /// Adds an explicitly added type: a scalar class, or any C# type, as an output type unless its attribute says otherwise.
    /// </summary>
    public void Add(Type type)
    {
        if (typeof(ScalarType).IsAssignableFrom(type))
        {
            var scalar = Scalar(type);
            if (scalar.Bind is BindingBehavior.Implicit)
                scalarBindings[scalar.RuntimeType] = type;
        }
        else if (type.IsDefined(typeof(InputObjectTypeAttribute)) || type.IsDefined(typeof(OneOfAttribute)))
        {
            Input(type);
        }
        else
        {
            Output(type);
        }
    }

    public NamedType Output(Type type)
    {
        if (Leaf(type) is { } leaf)
            return leaf;
        if (outputs.TryGetValue(type, out var known))
            return known;
        NamedType made = type.IsDefined(typeof(UnionTypeAttribute)) ? new UnionType(Naming.OutputType(type), type)
            : IsInterface(type) ? new InterfaceType(Naming.OutputType(type), type)
            : new ObjectType(Naming.OutputType(type), type);
        return outputs[type] = Register(made, type);
    }

    public NamedType Input(Type type)
    {
        if (Leaf(type) is { } leaf)
            return leaf;
        if (inputs.TryGetValue(type, out var known))
            return known;
        if (type.IsInterface || type.IsAbstract)
            throw new SchemaException($"{type} is used as an input, but cannot be created. Use a class or record; if it is a service, "
                + "register it or mark the parameter [Service].");
        return inputs[type] = Register(
            new InputObjectType(Naming.InputType(type), type) { IsOneOf = type.IsDefined(typeof(OneOfAttribute)) }, type);
    }

    /// <summary>Adds a type that has no C# class: connections, Node.</summary>
    public T AddMade<T>(T type, string source) where T : NamedType
    {
        NameRules.Check(type.Name, source);
        if (byName.TryGetValue(type.Name, out var other))
        {
            throw new SchemaException(other.Source == source
                ? $"{source} is used as an input and as an output, and both would be called {type.Name}: use a class for each."
                : $"The name {type.Name} is used by {other.Source} and by {source}. Rename one with [GraphQLName].");
        }

        byName[type.Name] = (type, source);
        return type;
    }

    /// <summary>The object or interface type of a C# class, if it was added already.</summary>
    public NamedType? FindOutput(Type type) => outputs.GetValueOrDefault(type);

    /// <summary>The type that an attribute gives as a C# type, as in <c>NonNullType&lt;ListType&lt;IntType&gt;&gt;</c>.</summary>
    public IType FromTypeArgument(Type type, bool input)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NonNullType<>))
            return new NonNullType(FromTypeArgument(type.GetGenericArguments()[0], input));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ListType<>))
            return new ListType(FromTypeArgument(type.GetGenericArguments()[0], input));
        if (typeof(ScalarType).IsAssignableFrom(type))
            return Scalar(type);
        return input ? Input(type) : Output(type);
    }

    /// <summary>Framework types do not become object types, because their members are not meant for clients.</summary>
    public void CheckBound(Type type, string member)
    {
        var isFramework = type.Namespace is "System" || type.Namespace?.StartsWith("System.", StringComparison.Ordinal) is true;
        if (isFramework && !type.IsEnum && !IsScalar(type))
            throw new SchemaException($"{member} is {type}, which has no GraphQL type. Bind one: BindRuntimeType<{type.Name}, …>().");
    }

    public IType FromSyntax(string syntax, string member, bool input)
    {
        return From(Utf8GraphQLParser.Syntax.ParseTypeReference(syntax));

        IType From(ITypeNode node) => node switch
        {
            NonNullTypeNode nonNull => new NonNullType(From(nonNull.Type)),
            ListTypeNode list => new ListType(From(list.Type)),
            NamedTypeNode { Name.Value: var name } => Fitting(FindByName(name) ?? BuiltIn(name)
                ?? throw new SchemaException(
                    $"{member} has the type {syntax}, but there is no type {name} yet: add it before, or name it by its C# type.")),
            _ => throw new SchemaException($"{member} has the type {syntax}, which cannot be parsed."),
        };

        IType Fitting(NamedType type) => (input ? type is IInputType : type is IOutputType)
            ? type
            : throw new SchemaException(
                $"{member} has the type {syntax}, but {type.Name} is an {(input ? "output" : "input")} type: name one that can be an "
                    + $"{(input ? "input" : "output")}.");
    }

    public T Scalar<T>() where T : ScalarType => (T)Scalar(typeof(T));

    ScalarType? BuiltIn(string name) => name switch
    {
        "String" => Scalar<StringType>(),
        "Int" => Scalar<IntType>(),
        "Float" => Scalar<FloatType>(),
        "Boolean" => Scalar<BooleanType>(),
        "ID" => Scalar<IdType>(),
        "Long" => Scalar<LongType>(),
        "DateTime" => Scalar<DateTimeType>(),
        "Date" => Scalar<DateType>(),
        _ => null,
    };

    ScalarType Scalar(Type scalarClass)
    {
        if (scalarClasses.TryGetValue(scalarClass, out var known))
            return known;
        if (Activator.CreateInstance(scalarClass) is not ScalarType scalar)
            throw new SchemaException($"{scalarClass} is not a scalar: derive it from ScalarType<TRuntimeType, TLiteral>.");
        AddMade(scalar, scalarClass.ToString());
        return scalarClasses[scalarClass] = scalar;
    }

    NamedType? Leaf(Type type)
    {
        if (scalarBindings.TryGetValue(type, out var scalarClass))
            return Scalar(scalarClass);
        if (!type.IsEnum)
            return null;
        if (!outputs.TryGetValue(type, out var made))
            outputs[type] = made = Register(Enum(type), type);
        return made;
    }

    EnumType Enum(Type type)
    {
        var made = enumBindings.TryGetValue(type, out var bound) ? (EnumType)Activator.CreateInstance(bound)! : null;
        List<FieldInfo> fields =
        [
            .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Where(f => !f.IsDefined(typeof(GraphQLIgnoreAttribute)) && made?.Ignored.Contains(f.GetValue(null)!) is not true),
        ];
        if (fields.GroupBy(Naming.EnumValue).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new SchemaException(
                $"{string.Join(" and ", twice.Select(f => $"{type}.{f.Name}"))} both become `{twice.Key}`. Rename one with [GraphQLName].");
        }

        if (made is null)
            return new EnumType(Naming.Enum(type), type, [.. fields.Select(Value)]);
        made.Complete([.. fields.Select(Value)]);
        return made;
    }

    EnumValue Value(FieldInfo field) =>
        new(NameRules.CheckEnumValue(Naming.EnumValue(field), $"{field.DeclaringType}.{field.Name}"), field.GetValue(null)!)
        {
            Description = descriptions.Of(field),
            DeprecationReason = Descriptions.Deprecation(field),
        };

    T Register<T>(T made, Type type) where T : NamedType
    {
        AddMade(made, type.ToString());
        made.Description = descriptions.Of(type);
        incomplete.Enqueue(made);
        return made;
    }

    static bool IsInterface(Type type) =>
        !type.IsDefined(typeof(ObjectTypeAttribute))
        && (type.IsInterface || type.IsDefined(typeof(InterfaceTypeAttribute)) || type is { IsAbstract: true, IsSealed: false });
}
