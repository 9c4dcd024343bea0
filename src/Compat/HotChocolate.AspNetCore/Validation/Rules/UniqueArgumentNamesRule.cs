using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

/// <summary>5.4.2: an argument is given once.</summary>
sealed class UniqueArgumentNamesRule : DocumentRule
{
    public override void EnterField(ValidationContext context, FieldNode field) => Check(context, field.Arguments);

    public override void EnterDirective(ValidationContext context, DirectiveNode directive, DirectiveLocation location) =>
        Check(context, directive.Arguments);

    static void Check(ValidationContext context, IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count < 2)
            return;
        foreach (var group in arguments.GroupBy(argument => argument.Name.Value, StringComparer.Ordinal))
        {
            NameNode[] names = [.. group.Select(argument => argument.Name)];
            if (names.Length > 1)
                context.Report($"There can be only one argument named \"{group.Key}\".", names);
        }
    }
}
