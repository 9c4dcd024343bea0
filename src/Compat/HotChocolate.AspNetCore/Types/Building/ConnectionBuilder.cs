using System.Reflection;
using HotChocolate.Resolvers;
using HotChocolate.Types.Pagination;

namespace HotChocolate.Types.Building;

/// <summary>The types and arguments of paged fields.</summary>
sealed class ConnectionBuilder(TypeRegistry registry)
{
    static readonly MethodInfo SliceOf = typeof(ConnectionBuilder).GetMethod(
        nameof(Slice), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The element type of <see cref="Connection{T}"/> itself; classes derived from it describe themselves.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Connection<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>The connection of a list; made when the first field needs it.</summary>
    public ObjectType Connection(string name, IType node, bool includeTotalCount, string member)
    {
        if (registry.FindByName(name + "Connection") is { } known)
        {
            return known is ObjectType connection && connection.Fields.ContainsField("totalCount") == includeTotalCount
                ? connection
                : throw new SchemaException(
                    $"{member}: there is another {name}Connection already, with or without a total count. Set ConnectionName.");
        }

        var edge = registry.AddMade(
            new ObjectType(name + "Edge", typeof(IEdge)) { Description = "An edge in a connection." }, member);
        edge.Complete(
        [
            Field("cursor", "A cursor for use in pagination.", new NonNullType(registry.Scalar<StringType>()), e => ((IEdge)e).Cursor),
            Field("node", "The item at the end of the edge.", node, e => ((IEdge)e).Node),
        ],
        []);
        var made = registry.AddMade(
            new ObjectType(name + "Connection", typeof(IConnection)) { Description = "A connection to a list of items." }, member);
        List<OutputField> fields =
        [
            Field("pageInfo", "Information to aid in pagination.", new NonNullType(registry.Output(typeof(ConnectionPageInfo))),
                c => ((IConnection)c).Info),
            Field("edges", "A list of edges.", new ListType(new NonNullType(edge)), c => ((IConnection)c).Edges),
            Field("nodes", "A flattened list of the nodes.", new ListType(node), c => ((IConnection)c).Edges.Select(e => e.Node)),
        ];
        if (includeTotalCount)
            fields.Add(Field("totalCount", null, new NonNullType(registry.Scalar<IntType>()), c => ((IConnection)c).TotalCount));
        made.Complete(fields, []);
        return made;
    }

    public IEnumerable<InputField> Arguments(PagingOptions options)
    {
        yield return new InputField(PagingArguments.FirstName, registry.Scalar<IntType>());
        yield return new InputField(PagingArguments.AfterName, registry.Scalar<StringType>());
        if (options.AllowBackwardPagination is false)
            yield break;
        yield return new InputField(PagingArguments.LastName, registry.Scalar<IntType>());
        yield return new InputField(PagingArguments.BeforeName, registry.Scalar<StringType>());
    }

    /// <summary>Cuts the page out of what the resolver gave, unless that is a page already.</summary>
    public static FieldResolver Page(FieldResolver resolver, Type element, PagingOptions options)
    {
        var slice = SliceOf.MakeGenericMethod(element).CreateDelegate<Func<object, PagingArguments, bool, object>>();
        return resolver.Map((context, value) => value is null or IConnection
            ? value
            : slice(value, PagingArguments.Of(context, options), options.IncludeTotalCount is true && context.IsSelected("totalCount")));
    }

    static object Slice<T>(object source, PagingArguments arguments, bool includeTotalCount) => source is IEnumerable<T> items
        ? ConnectionSlicer.Slice(items, arguments, includeTotalCount)
        : ConnectionSlicer.Slice(((System.Collections.IEnumerable)source).Cast<T>(), arguments, includeTotalCount);

    static OutputField Field(string name, string? description, IType type, Func<object, object?> read) =>
        new(name, type, FieldCollection<InputField>.Empty) { Description = description, Resolver = new FieldResolver { Pure = read } };
}
