using System.Text;
using Map.Service.Errors;
using Map.Service.Freshness.Links;
using Map.Service.Freshness.Mail;
using Map.Service.Hosting;
using Map.Testing.Running;
using Map.V1;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using netDumbster.smtp;

namespace Map.Service.Tests.Freshness;

public sealed class MailTests : IAsyncLifetime
{
    const string Address = "Group@Example.org";

    readonly SimpleSmtpServer smtp = SimpleSmtpServer.Start();
    readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
    MigratedDatabase map = null!;
    MailBook book = null!;
    CreateLink create = null!;

    public async Task InitializeAsync()
    {
        map = await MigratedDatabase.CreateAsync();
        book = new(map.Source, clock);
        create = new(map.Source, book, clock, Sender(smtp.Configuration.Port));
    }

    public async Task DisposeAsync()
    {
        smtp.Stop();
        await map.DisposeAsync();
    }

    [Fact]
    public async Task Mail_has_the_link_and_how_to_stop_and_nothing_keeps_the_address()
    {
        var (place, _) = await GroupAsync("first@example.org");

        var made = await create.RunAsync(new() { PlaceId = place, Email = "first@example.org" }, CancellationToken.None);

        Assert.Empty(made.Secret);
        using var mail = Received();
        Assert.Equal(("first@example.org", "Is this still right? Kitchen"), (((MailboxAddress)mail.To[0]).Address, mail.Subject));
        Assert.Matches("https://map.example.org/links/[A-Za-z0-9_-]{22}\n", mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Matches("^<https://map.example.org/stop/[A-Za-z0-9_-]{22}>$", mail.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        var secret = mail.TextBody!.Split("/links/")[1][..22];
        Assert.Equal("Kitchen", (await new OpenLink(map.Source, clock).RunAsync(new OpenConfirmationLinkRequest { Secret = secret }, CancellationToken.None)).Place.Name);
        Assert.DoesNotContain("first", await TextAsync("mail_address"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("first", await TextAsync("confirmation_link"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_mails_a_year_and_no_more_however_the_address_is_written()
    {
        var (place, _) = await GroupAsync("second@example.org", "Second@Example.ORG");

        await create.RunAsync(new() { PlaceId = place, Email = "second@example.org" }, CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(100));
        await create.RunAsync(new() { PlaceId = place, Email = "Second@Example.ORG" }, CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(200));
        var refused = await Assert.ThrowsAsync<Refusal>(() => create.RunAsync(new() { PlaceId = place, Email = "second@example.org" }, CancellationToken.None));
        Assert.Contains("was written to 2 times within a year; again from 2027-11-30 on", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, smtp.ReceivedEmailCount);
        clock.Advance(TimeSpan.FromDays(66));
        await create.RunAsync(new() { PlaceId = place, Email = "second@example.org" }, CancellationToken.None);
        Assert.Equal(3, smtp.ReceivedEmailCount);
    }

    [Fact]
    public async Task Stop_is_final()
    {
        var (place, _) = await GroupAsync("third@example.org");
        await create.RunAsync(new() { PlaceId = place, Email = "third@example.org" }, CancellationToken.None);
        using var mail = Received();
        var token = mail.Headers["List-Unsubscribe"]!.TrimEnd('>').Split('/')[^1];

        await new StopMail(book).RunAsync(new() { Token = token }, CancellationToken.None);
        await new StopMail(book).RunAsync(new() { Token = token }, CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(5_000));

        var refused = await Assert.ThrowsAsync<Refusal>(() => create.RunAsync(new() { PlaceId = place, Email = "third@example.org" }, CancellationToken.None));
        Assert.Contains("has said stop", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, smtp.ReceivedEmailCount);
        Assert.Equal(ErrorReason.NotFound, (await Assert.ThrowsAsync<Refusal>(() => new StopMail(book).RunAsync(new() { Token = "x" }, CancellationToken.None))).Reason);
    }

    [Fact]
    public async Task Address_that_somebody_said_stop_for_is_never_written_to()
    {
        await book.StopAddressAsync(" FOURTH@example.org", CancellationToken.None);
        var (place, _) = await GroupAsync("fourth@example.org");
        await Assert.ThrowsAsync<Refusal>(() => create.RunAsync(new() { PlaceId = place, Email = "fourth@example.org" }, CancellationToken.None));
        Assert.Equal(0, smtp.ReceivedEmailCount);
    }

    [Fact]
    public async Task Mail_that_the_server_did_not_take_leaves_nothing_and_does_not_count()
    {
        var (place, id) = await GroupAsync("fifth@example.org");
        smtp.Stop();
        var refused = await Assert.ThrowsAsync<Refusal>(() => create.RunAsync(new() { PlaceId = place, Email = "fifth@example.org" }, CancellationToken.None));
        Assert.Equal(ErrorReason.Unavailable, refused.Reason);
        Assert.DoesNotContain("fifth", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], await map.ColumnAsync($"SELECT count(*)::text FROM confirmation_link WHERE place_id = '{id}'"));

        using var again = SimpleSmtpServer.Start();
        var other = new CreateLink(map.Source, book, clock, Sender(again.Configuration.Port));
        await other.RunAsync(new() { PlaceId = place, Email = "fifth@example.org" }, CancellationToken.None);
        await other.RunAsync(new() { PlaceId = place, Email = "fifth@example.org" }, CancellationToken.None);
        Assert.Equal(2, again.ReceivedEmailCount);
    }

    [Fact]
    public async Task Address_that_is_no_contact_of_the_entry_is_refused()
    {
        var (place, _) = await GroupAsync(Address);
        var refused = await Assert.ThrowsAsync<Refusal>(() => create.RunAsync(new() { PlaceId = place, Email = "else@example.org" }, CancellationToken.None));
        Assert.Contains("none of the e-mail addresses of the entry", refused.Message, StringComparison.Ordinal);
    }

    static MailSender Sender(int port) => new(new MailSettings(new($"smtp://127.0.0.1:{port}"), "Map <map@example.org>", new("https://map.example.org")));

    MimeMessage Received() => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(smtp.ReceivedEmail.Single().Data)));

    async Task<string> TextAsync(string table) => string.Concat(await map.ColumnAsync($"SELECT t::text FROM {table} t"));

    async Task<(string Place, Guid Id)> GroupAsync(params string[] addresses)
    {
        var builder = new MapBuilder(map.Source);
        var id = await builder.PlaceAsync("Kitchen");
        foreach (var address in addresses) await builder.ContactAsync(id, address);
        return (id.ToString(), id);
    }
}
