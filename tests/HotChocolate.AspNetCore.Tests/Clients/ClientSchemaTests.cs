using HotChocolate.Types;
using HotChocolate.Types.Relay;
using HotChocolateTests.Server;

namespace HotChocolateTests.Clients;

/// <summary>The reference implementation of GraphQL reads our schema, by introspection and as printed, and finds the same.</summary>
public sealed class ClientSchemaTests
{
    [NodeFact]
    public async Task Graphql_js_builds_the_same_schema_from_introspection_and_from_what_is_printed()
    {
        await using var app = await GraphQLApp.StartAsync<Query>(
            server => server.AddMutationType<Mutation>().AddType<Cat>().AddType<Dog>());

        Assert.Equal(["21 types"], await NodeScript.RunAsync("schema.mjs", new Uri(app.Client.BaseAddress!, "graphql").ToString()));
    }

    /// <summary>What can be asked.</summary>
    public sealed class Query
    {
        /// <summary>The pets, by name.</summary>
        public IEnumerable<IPet> GetPets(PetFilter? filter = null, int first = 10) => [];

        [Obsolete("Ask for pets.")]
        public IPet? GetPet([ID] string id) => null;
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

    public sealed record Cat(string Name, Mood? Mood = null) : IPet;

    public sealed record Dog(string Name, IReadOnlyList<IReadOnlyList<int>> Walks) : IPet;

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
