using System.Security.Cryptography;
using System.Text;
using Map.Service.Contributions.Suggestions.Bounds;
using Map.Service.Errors;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.Time.Testing;

namespace Map.Service.Tests.Contributions.Suggestions;

public sealed class ProofOfWorkTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>
{
    static readonly byte[] Contents = SHA256.HashData("one"u8);

    // Shortly before midnight: the key changes while challenges are valid.
    readonly FakeTimeProvider clock = new(new(2026, 3, 18, 23, 55, 0, TimeSpan.Zero));

    ProofOfWork Proofs => new(database.Source, clock);

    [Fact]
    public async Task Challenge_is_that_of_altcha_and_its_solution_is_right_until_it_expires()
    {
        var challenge = await CreateAsync();
        Assert.Equal("SHA-256", challenge.Algorithm);
        var solution = ProofSolver.Solve(challenge);
        await Proofs.CheckAsync(solution, Contents, default);
        clock.Advance(TimeSpan.FromMinutes(19));
        await Proofs.CheckAsync(solution, Contents, default);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("has expired", (await RefusedAsync(solution, Contents)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_solution_is_wrong()
    {
        var challenge = await CreateAsync();
        var later = challenge.Clone();
        later.Salt = later.Salt.Replace("expires=", "expires=9", StringComparison.Ordinal);
        var foreign = new ProofChallenge
        {
            Algorithm = "SHA-256", Salt = "x?expires=99999999999&", MaxNumber = 0, Signature = challenge.Signature,
            Challenge = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("x?expires=99999999999&0"))),
        };
        foreach (var wrong in new[] { "", "!", "e30=", ProofSolver.Payload(later, 1), ProofSolver.Payload(foreign, 0), "wait.1.2.3.4", "wait." })
            Assert.Equal(ErrorReason.InvalidArgument, (await RefusedAsync(wrong, Contents)).Reason);
    }

    [Fact]
    public async Task Ticket_ripens_for_one_suggestion_and_expires()
    {
        var ticket = (await CreateAsync()).Ticket;
        var early = await RefusedAsync(ticket, Contents);
        Assert.Equal((ErrorReason.ProofOfWork, TimeSpan.FromSeconds(15)), (early.Reason, early.RetryAfter));
        clock.Advance(TimeSpan.FromSeconds(15));
        await Proofs.CheckAsync(ticket, Contents, default);
        Assert.Equal(ErrorReason.InvalidArgument, (await RefusedAsync(ticket, SHA256.HashData("other"u8))).Reason);
        clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Contains("has expired", (await RefusedAsync(ticket, Contents)).Message, StringComparison.Ordinal);
    }

    Task<ProofChallenge> CreateAsync() => Proofs.CreateAsync(1000, Contents, TimeSpan.FromSeconds(15), default);

    Task<Refusal> RefusedAsync(string proof, byte[] contents) => Assert.ThrowsAsync<Refusal>(() => Proofs.CheckAsync(proof, contents, default));
}
