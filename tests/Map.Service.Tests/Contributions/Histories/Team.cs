using Grpc.Core;
using Map.Contract;
using Map.Testing.Running;
using Map.V1;

namespace Map.Service.Tests.Contributions.Histories;

/// <summary>Fifty authors, and those who begin and review. A key may do only so much in an hour, so that a team does not last for ever.</summary>
sealed class Team
{
    const int Authors = 50;

    readonly List<Author> authors = [];

    /// <summary>Organisations that everybody knows.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    public required Metadata Founder { get; init; }

    public required Metadata Reviewer { get; init; }

    public Author Author(Random random) => authors[random.Next(authors.Count)];

    /// <summary>The first team, which makes the organisations that everybody knows.</summary>
    public static async Task<Team> FoundAsync(PlacesServer server)
    {
        var founder = await server.KeyAsync(Role.Contributor);
        var organisations = new List<string>();
        foreach (var name in (string[])["Serco", "Mitie", "G4S"])
            organisations.Add((await server.Contributions.AddOrganisationAsync(
                new() { Organisation = new() { Name = name, Kind = OrganisationKind.Company, Sources = { Some.Source } } }, founder)).Organisation.Id);
        return await HireAsync(server, organisations);
    }

    public static async Task<Team> HireAsync(PlacesServer server, IReadOnlyList<string> organisations)
    {
        var team = new Team
        {
            Organisations = organisations, Founder = await server.KeyAsync(Role.Reviewer), Reviewer = await server.KeyAsync(Role.Reviewer),
        };
        for (var i = 0; i < Authors; i++)
        {
            var created = await server.Keys.CreateAsync(Role.Contributor, [], $"Author {i}", CancellationToken.None);
            team.authors.Add(new(created.Id.ToString(), PlacesServer.Bearer(created.Secret)));
        }

        return team;
    }
}

/// <summary>A contributor and the key, as metadata.</summary>
sealed record Author(string Id, Metadata Key);
