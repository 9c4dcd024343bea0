using Map.Service.Commands;
using Map.Service.Errors;

namespace Map.Service.Tests.Commands;

public sealed class ListArgumentsTests
{
    [Fact]
    public void All_that_is_wrong_is_told_by_the_options_in_which_it_was_said()
    {
        var violations = new Violations();
        violations.Add("options.defaults[precision]", "is missing.");
        violations.Add("options.leave_out[1]", "is no line.");
        violations.Add("--mapping", "there is no file x.");
        var refused = Assert.Throws<Refusal>(violations.ThrowIfAny);

        Assert.Equal(
            ["--set precision: is missing.", "map: --leave-out: is no line.", "map: --mapping: there is no file x."],
            ListArguments.InOptions(refused).Message.Split(Environment.NewLine));
    }
}
