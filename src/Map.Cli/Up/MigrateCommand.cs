using System.CommandLine;

namespace Map.Cli.Up;

/// <summary>./map migrate: what up and upgrade do by themselves.</summary>
static class MigrateCommand
{
    public const string Name = "migrate";

    public static Command Create(Checkout checkout) =>
        checkout.Forwarded(new(Name, "Bring the tables of the database up to date; prints each migration that was missing.") { Hidden = true });
}
