using Google.Protobuf.WellKnownTypes;
using Map.Service.Contributions.Edits;
using Map.Service.Freshness.Mail;
using Map.Service.Hosting;

namespace Map.Service.Freshness.Links;

/// <summary>Makes a link for a group's own people, and sends it where it is asked to, if the map sends mail.</summary>
public sealed class CreateLink(NpgsqlDataSource database, MailBook book, TimeProvider clock, MailSender? mail)
{
    const int UsualDays = 30, MostDays = 90;

    // What a stolen key could have said by itself in a day.
    const int MostInADay = 100;

    public async Task<CreateConfirmationLinkResponse> RunAsync(
        CreateConfirmationLinkRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireContributor("Making a link");
        caller.RefuseIfFrozen();
        await RefuseManyAsync(caller.KeyId!.Value, cancellationToken);
        var id = Ids.Parse(request.PlaceId, "place_id");
        if (await LinkedPlaces.FindAsync(database, id, caller, cancellationToken) is not var (place, isHere))
            throw Refusal.NotFound("place", request.PlaceId);
        if (!place.Published) throw Refusal.Invalid("place_id", "is of an entry that is not on the map. Publish it first: a link shows an entry as everybody sees it.");
        if (!isHere)
            throw new Refusal(ErrorReason.PermissionDenied, "The place neither lies in a region that the key is for, nor serves one. Ask an admin for a key for it.");
        return await RunAsync(request, place, caller.KeyId, cancellationToken);
    }

    /// <summary>Makes a link as the operator of the map.</summary>
    public async Task<CreateConfirmationLinkResponse> RunAsync(CreateConfirmationLinkRequest request, CancellationToken cancellationToken)
    {
        var place = await LinkedPlaces.FindAsync(database, Ids.Parse(request.PlaceId, "place_id"), Caller.Anonymous, cancellationToken) is var (found, _)
            ? found : throw Refusal.NotFound("place", request.PlaceId);
        return await RunAsync(request, place, by: null, cancellationToken);
    }

    async Task<CreateConfirmationLinkResponse> RunAsync(
        CreateConfirmationLinkRequest request, Place place, Guid? by, CancellationToken cancellationToken)
    {
        Check(request, place);
        await MirroredMap.RefuseAsync(database, cancellationToken);
        var now = clock.GetUtcNow();
        var ends = now.AddDays(request.HasDays ? request.Days : UsualDays);
        var (id, secret) = (Guid.CreateVersion7(now), LinkSecret.Create());
        var statement = new Statement();
        statement.Append($"""
            INSERT INTO confirmation_link (id, hash, place_id, made_by, made_at, ends_at)
            VALUES ({statement.Value(id)}, {statement.Value(LinkSecret.Hash(secret))}, {statement.Value(Guid.Parse(place.Id))},
                    {(by is { } key ? statement.Value(key) : "NULL")}, {statement.Value(now.UtcDateTime)}, {statement.Value(ends.UtcDateTime)})
            """);
        if (request.HasEmail) await SendAsync(request.Email, place, secret, statement, cancellationToken);
        else await database.ExecuteAsync(statement, cancellationToken);
        return new()
        {
            Link = new() { Id = id.ToString(), PlaceId = place.Id, EndsAt = Timestamp.FromDateTimeOffset(ends) }, Secret = request.HasEmail ? "" : secret,
        };
    }

    async Task SendAsync(string to, Place place, string secret, Statement keep, CancellationToken cancellationToken)
    {
        var (address, token) = (await book.HashAsync(to, cancellationToken), LinkSecret.Create());
        if (await book.CountAsync(address, token, cancellationToken) is { } why) throw Refusal.Invalid("email", $"{why}.");
        try
        {
            // Before the mail, so that its link is good when it comes.
            await database.ExecuteAsync(keep, cancellationToken);
            var stop = new Uri(mail!.Site, $"/stop/{token}");
            await mail.SendAsync(to, $"Is this still right? {place.Name}", LinkMail.TextOf(place, new(mail.Site, LinkSecret.PathOf(secret)), stop), stop, cancellationToken);
        }
        catch
        {
            await book.UncountAsync(address, token, CancellationToken.None);
            var forget = new Statement();
            await database.ExecuteAsync(
                forget.Append($"DELETE FROM confirmation_link WHERE hash = {forget.Value(LinkSecret.Hash(secret))}"), CancellationToken.None);
            throw;
        }
    }

    void Check(CreateConfirmationLinkRequest request, Place place)
    {
        var violations = new Violations();
        if (place.Kind != PlaceKind.SupportGroup) violations.Add("place_id", "is no support group: a link is for a group's own people.");
        if (request.HasDays && request.Days is < 1 or > MostDays) violations.Add("days", $"is {request.Days}; 1 to {MostDays}.");
        if (request.HasEmail && mail is null)
            violations.Add("email", $"is set, and this map sends no mail ({MailSettings.ServerKey} is not set); leave it unset, and pass the link on.");
        // A map that writes to any address is one that others send their mail by.
        else if (request.HasEmail && !place.Contacts.Any(contact => contact.Kind == ContactKind.Email && contact.Value == request.Email))
            violations.Add("email", "is none of the e-mail addresses of the entry; give one of its contacts.");
        violations.ThrowIfAny();
    }

    async Task RefuseManyAsync(Guid key, CancellationToken cancellationToken)
    {
        var statement = new Statement();
        statement.Append($"""
            SELECT count(*) FROM confirmation_link
            WHERE made_by = {statement.Value(key)} AND made_at > {statement.Value(clock.GetUtcNow().UtcDateTime.AddDays(-1))}
            """);
        if ((await database.ReadAllAsync(statement, row => row.GetInt64(0), cancellationToken)).Single() >= MostInADay)
            throw new Refusal(ErrorReason.KeyLimit, $"With one key {MostInADay} links a day can be made. Try again tomorrow.") { RetryAfter = TimeSpan.FromHours(1) };
    }
}
