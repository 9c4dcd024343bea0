using System.CommandLine;

namespace Map.Cli.Links;

/// <summary>./map link: a group's own people say whether their entry is right.</summary>
static class LinkCommand
{
    public static Command Create(Checkout checkout) => new("link", "Ask a group's own people whether their entry is right.")
    {
        checkout.Forwarded(new("create", "Make a link for a support group and show it, to be passed on; or send it to an address of its entry.")
        {
            new Argument<Guid>("PLACE") { Description = "The id of the group, as it stands in the address of its page." },
            new Option<int?>("--days") { Description = "for how many days it is good, 1 to 90; unset: 30" },
            new Option<string?>("--mail") { Description = "an e-mail address of the entry, to which it is sent; at most two mails a year" },
        }),
        checkout.Forwarded(new("list", "List the links that are good, and what was said by them.")),
        checkout.Forwarded(new("revoke", "End a link. An answer that does not count yet never will.")
        {
            new Argument<Guid>("ID") { Description = "Its id, as list shows it." },
        }),
        checkout.Forwarded(new("stop", "Never write to an address again, because somebody has said so. This cannot be taken back.")
        {
            new Argument<string>("ADDRESS") { Description = "The e-mail address. Only its keyed hash is kept." },
        }),
    };
}
