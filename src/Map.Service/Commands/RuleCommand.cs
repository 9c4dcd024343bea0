using System.CommandLine;
using Map.Service.Contributions.Suggestions.Rules;

namespace Map.Service.Commands;

/// <summary><c>rule try</c>, <c>add</c>, <c>list</c> and <c>off</c>: what is done with suggestions that look in some way.</summary>
static class RuleCommand
{
    public static Command Create(IConfiguration configuration, TimeProvider clock) =>
        new("rule", "Try, add, list and turn off rules for suggestions.")
    {
        Try(configuration),
        Add(configuration, clock),
        List(configuration, clock),
        Off(configuration, clock),
    };

    static Command Try(IConfiguration configuration)
    {
        var condition = new Argument<string>("CONDITION");
        var show = new Option<int>("--show") { DefaultValueFactory = _ => 10 };
        var command = new Command("try", "Say what a condition would have caught of all suggestions and edits of the past.")
        {
            condition, show,
        };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            try
            {
                var trial = await new TryRule(database, new RuleLanguage()).RunAsync(parsed.GetValue(condition)!, cancellation);
                foreach (var (outcome, (all, caught)) in trial.Counts) Console.WriteLine($"{outcome,-11} {caught,8:N0} of {all:N0}");
                foreach (var caught in trial.Caught.Take(parsed.GetValue(show))) Console.WriteLine(caught);
                return 0;
            }
            catch (RuleException failure)
            {
                return await OperatorCommands.FailAsync(failure.Message);
            }
        });
        return command;
    }

    static Command Add(IConfiguration configuration, TimeProvider clock)
    {
        var id = new Argument<string>("ID");
        var condition = new Option<string>("--if") { Required = true };
        var action = new Option<RuleAction>("--then") { Required = true };
        var message = new Option<string>("--message") { Required = true };
        var command = new Command("add", "Add a rule, which applies at once.") { id, condition, action, message };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            var rule = new Rule(
                parsed.GetValue(id)!, parsed.GetValue(condition)!, parsed.GetValue(action), parsed.GetValue(message)!, IsOn: true);
            if (FaultOf(rule) is { } fault) return await OperatorCommands.FailAsync(fault);
            if (!await new RuleStore(database, clock).AddAsync(rule, cancellation))
                return await OperatorCommands.FailAsync(
                    $"there is a rule {rule.Id} already; rules are turned off, and new ones get new ids.");
            Console.WriteLine($"{rule.Id} added");
            return 0;
        });
        return command;
    }

    static string? FaultOf(Rule rule)
    {
        if (rule.Id.Length is 0 or > 50 || !rule.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            return "ID is 1 to 50 small letters, digits and hyphens.";
        var violations = new Violations();
        violations.Text("--if", rule.Condition, 2000);
        violations.Text("--message", rule.Message, 500);
        violations.ThrowIfAny();
        return RuleLanguage.FaultOf(rule.Condition);
    }

    static Command List(IConfiguration configuration, TimeProvider clock)
    {
        var all = new Option<bool>("--all") { Description = "with those that are off" };
        var command = new Command("list", "List the rules.") { all };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            foreach (var rule in await new RuleStore(database, clock).ListAsync(!parsed.GetValue(all), cancellation))
            {
                var action = rule.Action.ToString().ToLowerInvariant();
                Console.WriteLine($"{rule.Id}{(rule.IsOn ? "" : " (off)")}: {action} if {rule.Condition}\n    {rule.Message}");
            }

            return 0;
        });
        return command;
    }

    static Command Off(IConfiguration configuration, TimeProvider clock)
    {
        var id = new Argument<string>("ID");
        var command = new Command("off", "Turn a rule off.") { id };
        command.SetAction(configuration, async (parsed, database, cancellation) =>
        {
            if (!await new RuleStore(database, clock).TurnOffAsync(parsed.GetValue(id)!, cancellation))
                return await OperatorCommands.FailAsync($"there is no rule {parsed.GetValue(id)} that is on.");
            Console.WriteLine($"{parsed.GetValue(id)} off");
            return 0;
        });
        return command;
    }
}
