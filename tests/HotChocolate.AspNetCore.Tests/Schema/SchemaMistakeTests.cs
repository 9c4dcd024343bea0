using HotChocolate;
using HotChocolate.Types;

namespace HotChocolateTests.Schema;

public class SchemaMistakeTests
{
    [Fact]
    public Task Type_without_fields_is_named() => AssertMistakeAsync<EmptyQuery>(typeof(Empty).ToString(), "has no fields");

    [Fact]
    public Task Types_with_same_name_are_named() => AssertMistakeAsync<TwiceQuery>(typeof(First).ToString(), typeof(Second).ToString());

    [Fact]
    public Task Fields_with_same_name_are_named() => AssertMistakeAsync<TwoFieldsQuery>("TwoFieldsQuery.GetName", "`name`");

    [Fact]
    public Task Parameter_without_input_type_is_named() =>
        AssertMistakeAsync<InterfaceArgumentQuery>(typeof(IThing).ToString(), "input");

    [Fact]
    public Task Input_that_cannot_be_created_is_named() =>
        AssertMistakeAsync<NoConstructorQuery>(typeof(NoConstructor).ToString(), "constructor");

    [Fact]
    public Task Class_without_field_of_interface_is_named() =>
        AssertMistakeAsync<BrokenQuery>(typeof(Broken).ToString(), "`name`", b => b.AddType<Broken>());

    [Fact]
    public Task Extension_of_unknown_type_is_named() =>
        AssertMistakeAsync<FineQuery>(typeof(LostExtension).ToString(), "no object type", b => b.AddTypeExtension<LostExtension>());

    [Fact]
    public Task Union_without_types_is_named() => AssertMistakeAsync<LonelyUnionQuery>(typeof(ILonely).ToString(), "without types");

    [Fact]
    public Task Second_query_type_is_refused() =>
        AssertMistakeAsync<FineQuery>(typeof(FineQuery).ToString(), "query type", b => b.AddQueryType<EmptyQuery>());

    [Fact]
    public async Task Server_without_query_type_does_not_start()
    {
        var services = new ServiceCollection();
        services.AddGraphQLServer();
        await using var provider = services.BuildServiceProvider();

        var mistake = await Assert.ThrowsAsync<SchemaException>(async () => await provider.GetRequestExecutorAsync());

        Assert.Contains("AddQueryType", mistake.Message);
    }

    static async Task AssertMistakeAsync<TQuery>(
        string first, string second, Action<HotChocolate.Execution.Configuration.IRequestExecutorBuilder>? configure = null)
        where TQuery : class
    {
        var mistake = await Assert.ThrowsAnyAsync<Exception>(() => GraphQL.PrintAsync<TQuery>(configure));

        Assert.Contains(first, mistake.Message);
        Assert.Contains(second, mistake.Message);
    }

    public class FineQuery
    {
        public string Name => "";
    }

    public class EmptyQuery
    {
        public Empty Empty => new();
    }

    public class Empty;

    public class TwiceQuery
    {
        public First First => new("");

        public Second Second => new("");
    }

    [GraphQLName("Same")]
    public record First(string A);

    [GraphQLName("Same")]
    public record Second(string A);

    public class TwoFieldsQuery
    {
        public string Name => "";

        public string GetName() => "";
    }

    public interface IThing;

    public class InterfaceArgumentQuery
    {
        public string Name(IThing thing) => $"{thing}";
    }

    public class NoConstructor
    {
        NoConstructor()
        {
        }

        public string? Name { get; set; }
    }

    public class NoConstructorQuery
    {
        public string Name(NoConstructor input) => input.Name ?? "";
    }

    [InterfaceType("Named")]
    public interface INamed
    {
        string Name { get; }
    }

    public class Broken : INamed
    {
        public int Other => 1;

        string INamed.Name => "";
    }

    public class BrokenQuery
    {
        public INamed? Named => null;
    }

    [ExtendObjectType("Nowhere")]
    public class LostExtension
    {
        public string Name => "";
    }

    [UnionType]
    public interface ILonely;

    public class LonelyUnionQuery
    {
        public ILonely? Lonely => null;
    }
}
