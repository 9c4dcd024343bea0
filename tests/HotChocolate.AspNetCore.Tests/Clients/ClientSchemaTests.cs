using HotChocolate;
using HotChocolate.Types;
using HotChocolateTests.Server;
using Map.Testing.Clients;

namespace HotChocolateTests.Clients;

/// <summary>The reference implementation of GraphQL builds the same schema from our introspection and from our SDL.</summary>
public sealed class ClientSchemaTests
{
    [NodeFact(NodeScript.GraphQL)]
    public async Task Graphql_js_builds_same_schema_from_introspection_and_sdl()
    {
        await using var app = await GraphQLApp.StartAsync<Query>(
            server => server.AddMutationType<Mutation>().AddSubscriptionType<Subscription>()
                .AddInterfaceType<IWalker>().AddType<Cat>().AddType<Dog>());

        Assert.Equal(["26 types"], await NodeScript.RunAsync(NodeScript.GraphQL, "schema.mjs", new Uri(app.Client.BaseAddress!, "graphql").ToString()));
    }

    /// <summary>What can be asked.</summary>
    public sealed class Query
    {
        /// <summary>The pets, by name.</summary>
        public IEnumerable<IPet> GetPets(PetFilter? filter = null, int first = 10) => [];

        [Obsolete("Ask for pets.")]
        public IPet? GetPet([GraphQLType<IdType>] string id) => null;

        public ICompanion? GetCompanion([GraphQLDeprecated("Ask for \"pets\".")] string? name, Mood mood = Mood.Content) => null;

        public IReadOnlyList<string> Walk(WalkChoice choice, [DefaultValue(new[] { 1, 2 })] IReadOnlyList<int> steps) => [];
    }

    public sealed class Subscription
    {
        [Subscribe(With = nameof(ReadCats))]
        public Cat CatAdded([EventMessage] Cat cat) => cat;

        [GraphQLIgnore]
        public IAsyncEnumerable<Cat> ReadCats() => AsyncEnumerable.Empty<Cat>();
    }

    public sealed class Mutation
    {
        public Cat AddCat(CatInput input) => new(input.Name);
    }

    /// <summary>Any pet.</summary>
    [InterfaceType("Pet")]
    public interface IPet
    {
        string Name { get; }
    }

    [InterfaceType("Walker")]
    public interface IWalker : IPet
    {
        IReadOnlyList<IReadOnlyList<int>> Walks { get; }
    }

    [UnionType("Companion")]
    public interface ICompanion;

    public sealed record Cat(string Name, Mood? Mood = null) : IPet, ICompanion;

    public sealed record Dog(string Name, IReadOnlyList<IReadOnlyList<int>> Walks) : IWalker, ICompanion;

    /// <summary>
    /// How far,
    /// or where to.
    /// </summary>
    [OneOf]
    public sealed record WalkChoice(double? Km, [property: GraphQLDeprecated("Say how far.")] string? To, WalkChoice? Twice);

    public sealed record CatInput(string Name, DateTimeOffset? Born);

    public sealed record PetFilter(IReadOnlyList<Mood>? Moods, bool IsAsleep = false);

    public enum Mood
    {
        /// <summary>Purrs.</summary>
        Content,

        [Obsolete("Nobody is.")]
        Cross,
    }
}
