using HotChocolate;
using HotChocolate.Types;

namespace HotChocolateTests.Schema;

public class InterfaceMistakeTests
{
    [Fact]
    public Task Interface_without_implementation_is_named() =>
        SchemaMistake.AssertAsync<LonelyQuery>([typeof(ILonely).ToString(), "no type implements", "AddType<T>()"]);

    [Fact]
    public Task Nullable_field_of_non_null_interface_field_is_named() => SchemaMistake.AssertAsync<NullQuery>(
        [typeof(Nullable).ToString(), "`name` is String,", $"{typeof(INamed)} (Named) promises String!"], b => b.AddType<Nullable>());

    [Fact]
    public Task Field_with_other_type_than_in_interface_is_named() => SchemaMistake.AssertAsync<OtherQuery>(
        [typeof(Other).ToString(), "`name` is Int!,", "promises String!"], b => b.AddType<Other>());

    [Fact]
    public Task Missing_argument_of_interface_field_is_named() => SchemaMistake.AssertAsync<ArgumentQuery>(
        [typeof(NoArgument).ToString(), "`name`", "needs the argument `language: String!`"], b => b.AddType<NoArgument>());

    [Fact]
    public Task Required_argument_that_interface_lacks_is_named() => SchemaMistake.AssertAsync<NullQuery>(
        [typeof(MoreArguments).ToString(), "`language: String!` of `name` must not be required"], b => b.AddType<MoreArguments>());

    [Fact]
    public Task Deprecated_field_that_interface_does_not_deprecate_is_named() => SchemaMistake.AssertAsync<NullQuery>(
        [typeof(Deprecated).ToString(), "`name` is deprecated", "deprecate it there too"], b => b.AddType<Deprecated>());

    [Fact]
    public async Task Interface_of_interface_and_narrower_field_types_are_accepted()
    {
        var printed = await GraphQL.PrintAsync<CovariantQuery>(b => b.AddInterfaceType<IBranch>().AddType<Leaf>());
        var schema = printed.ReplaceLineEndings("\n");

        Assert.Contains("interface Branch implements Tree {", schema);
        Assert.Contains("type Leaf implements ", schema);
        Assert.Contains("  next: Leaf!\n", schema);
        Assert.Contains("  many: [Leaf!]!\n", schema);
    }

    [Fact]
    public Task Interface_as_query_type_is_named() =>
        SchemaMistake.AssertAsync<INamed>([typeof(INamed).ToString(), "cannot be the query type"]);

    [Fact]
    public Task One_class_for_two_operations_is_refused() =>
        SchemaMistake.AssertAsync<FineQuery>(["are the same class"], b => b.AddMutationType<FineQuery>());

    public class FineQuery
    {
        public string Name => "";
    }

    public class LonelyQuery
    {
        public ILonely? Lonely => null;
    }

    [InterfaceType("Lonely")]
    public interface ILonely
    {
        string Name { get; }
    }

    [InterfaceType("Named")]
    public interface INamed
    {
        string Name { get; }
    }

    public class NullQuery
    {
        public INamed? Named => null;
    }

    public record Nullable : INamed
    {
        public string? Name => null;

        string INamed.Name => "";
    }

    public class OtherQuery
    {
        public INamed? Named => null;
    }

    public record Other : INamed
    {
        public int Name => 1;

        string INamed.Name => "";
    }

    [InterfaceType("Translated")]
    public interface ITranslated
    {
        string GetName(string language);
    }

    public class ArgumentQuery
    {
        public ITranslated? Place => null;
    }

    public class NoArgument : ITranslated
    {
        public string Name => "";

        string ITranslated.GetName(string language) => language;
    }

    public class MoreArguments : INamed
    {
        string INamed.Name => "";

        public string Name(string language) => language;
    }

    public class Deprecated : INamed
    {
        [Obsolete("Use title.")]
        public string Name => "";
    }

    public class CovariantQuery
    {
        public ITree? Tree => null;
    }

    [InterfaceType("Tree")]
    public interface ITree
    {
        ITree? Next { get; }

        IReadOnlyList<ITree>? Many { get; }
    }

    [InterfaceType("Branch")]
    public interface IBranch : ITree
    {
        string Name { get; }
    }

    public class Leaf : IBranch
    {
        public Leaf Next => this;

        public IReadOnlyList<Leaf> Many => [this];

        public string Name => "";

        ITree? ITree.Next => Next;

        IReadOnlyList<ITree>? ITree.Many => Many;
    }
}
