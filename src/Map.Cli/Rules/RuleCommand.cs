using System.CommandLine;

namespace Map.Cli.Rules;

/// <summary>./map rule: what is done with suggestions that look in some way.</summary>
static class RuleCommand
{
    public static Command Create(Checkout checkout)
    {
        var id = new Argument<string>("ID") { Description = "Small letters, digits and hyphens." };
        var tried = new Argument<string>("CONDITION") { Description = "An expression of CEL, see docs/rules.md." };
        var show = new Option<int>("--show")
        {
            Description = "how many of what it would have caught are shown", DefaultValueFactory = _ => 10,
        };
        var condition = new Option<string>("--if")
        {
            Description = "the condition, an expression of CEL, see docs/rules.md", Required = true,
        };
        var action = new Option<string>("--then") { Description = "flag, group, hold or refuse", Required = true };
        action.AcceptOnlyFromAmong("flag", "group", "hold", "refuse");
        var message = new Option<string>("--message")
        {
            Description = "for flag, what reviewers are told; for refuse, what the author is told", Required = true,
        };
        var all = new Option<bool>("--all") { Description = "with those that are off" };
        return new Command("rule", "Try, add, list and turn off rules for suggestions.")
        {
            checkout.Forwarded(new("try",
                "Say what a condition would have caught of all suggestions and edits of the past.") { tried, show }),
            checkout.Forwarded(new("add", "Add a rule, which applies at once.") { id, condition, action, message }),
            checkout.Forwarded(new("list", "List the rules.") { all }),
            checkout.Forwarded(new("off", "Turn a rule off.") { id }),
        };
    }
}
