using System.Text.Json.Nodes;

namespace Map.Gateway.Tests.NothingLost;

/// <summary>Adds places, changes, withdraws, merges and undoes without a pause. What is cut off is repeated, with the same request id where the call has
/// one, or left; a later change then begins with other places.</summary>
sealed class Writer(KilledMap map, Sender sender, Ledger ledger, Random random) : IDisposable
{
    const double ShareLeft = 0.15;

    const string Place = "query($id: ID!) { place(id: $id) { id revision name note mergedFrom } }";

    static readonly Source[] Sources = [new("A report")];

    readonly Dictionary<string, long> acknowledged = [];
    readonly List<Expected> expected = [];

    public void Dispose() => sender.Dispose();

    public async Task WriteUntilAsync(Task over)
    {
        while (!over.IsCompleted)
        {
            try
            {
                await WriteAsync();
            }
            catch (LeftException)
            {
                // Nobody knows what became of it.
            }
        }
    }

    /// <summary>Looks whether everybody is shown what the writer was told.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var faults = new List<string>();
        foreach (var one in expected)
        {
            var stays = await ReadAsync(one.Id, isAnonymous: true);
            var goes = await ReadAsync(one.Other, isAnonymous: true);
            var shown = new Expected((string)stays["id"]!, (string)goes["id"]! == one.Id ? one.Other : (string)goes["id"]!, (string?)stays["name"], (string?)stays["note"],
                stays["mergedFrom"]!.AsArray().Count > 0 && (string)goes["id"]! == one.Id);
            if (shown != one) faults.Add($"{shown} is shown, not {one}");
        }

        return faults;
    }

    async Task WriteAsync()
    {
        var (id, name) = await AddAsync();
        var (other, _) = await AddAsync();
        var note = await UpdateAsync(id, token => new { note = token });
        await InvolveAsync(other);
        await SuggestAsync();
        var isMerged = await MergeAsync(id, other);
        await RenameAndRevertAsync(id);
        await WithdrawAsync();
        expected.Add(new(id, other, name, note, isMerged));
    }

    async Task<(string Id, string Name)> AddAsync()
    {
        var intent = ledger.Begin(Intent.Add, revisions: 0);
        var request = NewId();
        var place = (await DoAsync(intent, "addPlace", "place { id revision }", new
        {
            name = intent.Token, status = "OPEN", website = "https://group.example/", supportGroup = new { languages = new[] { "en", "ar" } },
            position = new { latitude = 51.1 + random.NextDouble(), longitude = 1.3 }, precision = "SITE",
            address = new { lines = "1 High Street", town = "Dover" }, sources = new[] { new Source($"A report of {intent.Token}") }, requestId = request,
        }))!["place"]!;
        Acknowledge(place);
        await SeenAsync((string)place["id"]!);
        return ((string)place["id"]!, intent.Token);
    }

    async Task<string> UpdateAsync(string id, Func<string, object> change)
    {
        var intent = ledger.Begin("update", revisions: 1);
        var revision = await RevisionAsync(id);
        var payload = await DoAsync(intent, "updatePlace", "place { id revision } actId applied", new
        {
            id, revision, place = change(intent.Token), summary = new { comment = intent.Token, sources = Sources },
        });
        Acknowledge(payload!["place"]!);
        await SeenAsync(id);
        return intent.Token;
    }

    async Task InvolveAsync(string place)
    {
        var added = ledger.Begin("organisation", revisions: 1);
        var organisation = (await DoAsync(added, "addOrganisation", "organisation { id } actId applied", new
        {
            organisation = new { name = added.Token, kind = "COMPANY", country = "GB" }, summary = new { comment = added.Token, sources = Sources }, requestId = NewId(),
        }))!["organisation"]!;
        var intent = ledger.Begin("involvement", revisions: 1);
        await DoAsync(intent, "addInvolvement", "actId applied", new
        {
            involvement = new { place, organisation = (string)organisation["id"]!, role = "VISITS" }, summary = new { comment = intent.Token, sources = Sources },
            requestId = NewId(),
        });
    }

    async Task SuggestAsync()
    {
        var intent = ledger.Begin(Intent.Suggest, revisions: 0);
        await DoAsync(intent, "suggest", "receipt", new
        {
            change = new { addPlace = new { name = $"By {intent.Token}", status = "OPEN", supportGroup = new { }, sources = Sources } }, comment = intent.Token,
            requestId = NewId(),
        });
        var found = await AskAsync("""
            query { suggestions(filter: {kinds: [ADD_PLACE], withHeld: true}, first: 50) { nodes { id comment } } }
            """, new { }, isAnonymous: false);
        var id = (string)found["suggestions"]!["nodes"]!.AsArray().Single(one => (string?)one!["comment"] == intent.Token)!["id"]!;
        var accept = ledger.Begin("accept", revisions: 1);
        await DoAsync(accept, "acceptSuggestion", "actId", new { id, comment = accept.Token }, already: "CONFLICT");
    }

    /// <returns>Whether the two are one in the end.</returns>
    async Task<bool> MergeAsync(string id, string otherId)
    {
        var intent = ledger.Begin("merge", revisions: 2);
        var (revision, otherRevision) = (await RevisionAsync(id), await RevisionAsync(otherId));
        await DoAsync(intent, "mergePlaces", "actId applied", new { id, revision, otherId, otherRevision, summary = new { comment = intent.Token } }, already: "NOT_FOUND");
        var way = random.Next(3);
        if (way == 0) return true;
        var undone = ledger.Begin("undo", revisions: 2);
        var summary = new { comment = undone.Token };
        if (way == 1 && intent.Act is { } actId) await DoAsync(undone, "revertAct", "actId applied", new { actId, summary });
        else await DoAsync(undone, "unmerge", "actId applied", new { mergedId = otherId, summary }, already: "NOT_FOUND");
        return false;
    }

    async Task RenameAndRevertAsync(string id)
    {
        await UpdateAsync(id, token => new { name = token });
        var intent = ledger.Begin("revert", revisions: 1);
        await DoAsync(intent, "revertRevision", "actId applied", new { number = await RevisionAsync(id), summary = new { comment = intent.Token } });
    }

    // A place that goes, and comes back once in a while.
    async Task WithdrawAsync()
    {
        var (id, _) = await AddAsync();
        var gone = ledger.Begin("withdraw", revisions: 1);
        await DoAsync(gone, "withdrawPlace", "actId applied", new { id, revision = await RevisionAsync(id), summary = new { comment = gone.Token } });
        if (random.Next(3) > 0) return;
        var back = ledger.Begin("restore", revisions: 1);
        await DoAsync(back, "restorePlace", "actId applied", new { id, revision = await RevisionAsync(id), summary = new { comment = back.Token } });
    }

    /// <summary>Sends a change until it is known to have happened.</summary>
    /// <param name="intent">The change.</param>
    /// <param name="mutation">The mutation.</param>
    /// <param name="selection">What of its payload.</param>
    /// <param name="input">Its input, the same each time.</param>
    /// <param name="already">The error that says that it has happened before.</param>
    /// <returns>The payload; null when an error said that it had happened.</returns>
    async Task<JsonNode?> DoAsync(Intent intent, string mutation, string selection, object input, string? already = null)
    {
        var document = $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {selection} }} }}";
        while (true)
        {
            await map.Up;
            var (data, error) = await sender.SendAsync(document, new { input });
            if (error is not null)
            {
                Assert.True(intent.IsDoubted && (string?)error["extensions"]?["code"] == already, $"{intent}: {error.ToJsonString()}");
                intent.IsDone = intent.HadHappened = true;
                return null;
            }

            if (data is not null)
            {
                var payload = data[mutation]!;
                intent.Act = (string?)payload["actId"];
                intent.HadHappened = payload["applied"] is { } applied && !(bool)applied;
                Assert.True(intent.IsDoubted || !intent.HadHappened, $"{intent}: {payload.ToJsonString()}");
                intent.IsDone = true;
                return payload;
            }

            intent.IsDoubted = true;
            if (random.NextDouble() < ShareLeft) throw new LeftException();
        }
    }

    async Task<long> RevisionAsync(string id) => (long)(await ReadAsync(id, isAnonymous: false))["revision"]!;

    // Everybody is shown at once what was acknowledged.
    async Task SeenAsync(string id)
    {
        var seen = (long)(await ReadAsync(id, isAnonymous: true))["revision"]!;
        Assert.True(seen >= acknowledged[id], $"{id} is shown as of revision {seen}, after {acknowledged[id]} was acknowledged.");
    }

    async Task<JsonNode> ReadAsync(string id, bool isAnonymous) =>
        (await AskAsync(Place, new { id }, isAnonymous))["place"] ?? throw new InvalidOperationException($"The place {id}, which was acknowledged, is not found.");

    async Task<JsonNode> AskAsync(string document, object variables, bool isAnonymous)
    {
        while (true)
        {
            await map.Up;
            var (data, error) = await sender.SendAsync(document, variables, isAnonymous);
            Assert.True(error is null, error?.ToJsonString());
            if (data is not null) return data;
        }
    }

    void Acknowledge(JsonNode place) => acknowledged[(string)place["id"]!] = (long)place["revision"]!;

    Guid NewId()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    /// <summary>What a reader is shown in the end: two places, or one to which both ids lead.</summary>
    sealed record Expected(string Id, string Other, string? Name, string? Note, bool IsMerged);

    sealed record Source(string Citation);

    /// <summary>The writer gives up on a change that was cut off.</summary>
    sealed class LeftException : Exception;
}
