using System.CommandLine;
using System.Globalization;
using Map.Service.Freshness.Links;
using Map.Service.Freshness.Mail;
using Map.Service.Hosting;

namespace Map.Service.Commands;

/// <summary><c>link create</c>, <c>list</c>, <c>revoke</c> and <c>stop</c>: links by which a group's own people say whether their entry is right.</summary>
static class LinkCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock) => new("link", "Ask a group's own people whether their entry is right.")
    {
        Make(configuration, clock), List(configuration, clock), Revoke(configuration, clock), Stop(configuration, clock),
    };

    static Command Make(IConfiguration configuration, TimeProvider clock)
    {
        var place = new Argument<Guid>("PLACE");
        var days = new Option<int?>("--days");
        var mail = new Option<string?>("--mail");
        var command = new Command("create", "Make a link and show it, or send it.") { place, days, mail };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var settings = ServiceSettings.ReadMail(configuration);
            var create = new CreateLink(database, new MailBook(database, clock), clock, settings is null ? null : new MailSender(settings));
            var request = new CreateConfirmationLinkRequest { PlaceId = parsed.GetValue(place).ToString() };
            if (parsed.GetValue(days) is { } given) request.Days = given;
            if (parsed.GetValue(mail) is { } address) request.Email = address;
            var made = await create.RunAsync(request, cancellation);
            await Console.Error.WriteLineAsync($"Link {made.Link.Id}, good until {Time(made.Link.EndsAt.ToDateTimeOffset())}. "
                + (made.Secret.Length > 0 ? "It is shown only now; whoever has it can answer." : "It was sent."));
            if (made.Secret.Length > 0) Console.WriteLine((settings is null ? "" : settings.Site.GetLeftPart(UriPartial.Authority)) + LinkSecret.PathOf(made.Secret));
            return 0;
        });
        return command;
    }

    static Command List(IConfiguration configuration, TimeProvider clock)
    {
        var command = new Command("list", "List the links that are good, and what was said.");
        command.SetAction(configuration, async (_, database, cancellation) =>
        {
            var statement = new Statement();
            statement.Append($"""
                SELECT id, place_id, ends_at, answer, outcome FROM confirmation_link
                WHERE revoked_at IS NULL AND ends_at > {statement.Value(clock.GetUtcNow().UtcDateTime)} ORDER BY made_at
                """);
            var lines = await database.ReadAllAsync(
                statement,
                row => $"{row.GetGuid(0)}  place {row.GetGuid(1)}  until {Time(row.GetFieldValue<DateTimeOffset>(2))}  {row.Text(4) ?? row.Text(3) ?? "no answer yet"}",
                cancellation);
            lines.ForEach(Console.WriteLine);
            return 0;
        });
        return command;
    }

    static Command Revoke(IConfiguration configuration, TimeProvider clock)
    {
        var id = new Argument<Guid>("ID");
        var command = new Command("revoke", "End a link; an answer that does not count yet never will.") { id };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            await new RevokeLink(database, clock).RunAsync(parsed.GetValue(id).ToString(), cancellation);
            Console.WriteLine($"{parsed.GetValue(id)} revoked");
            return 0;
        });
        return command;
    }

    static Command Stop(IConfiguration configuration, TimeProvider clock)
    {
        var address = new Argument<string>("ADDRESS");
        var command = new Command("stop", "Never write to an address again.") { address };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            await new MailBook(database, clock).StopAddressAsync(parsed.GetValue(address)!, cancellation);
            Console.WriteLine("This map never writes to it again.");
            return 0;
        });
        return command;
    }

    static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
