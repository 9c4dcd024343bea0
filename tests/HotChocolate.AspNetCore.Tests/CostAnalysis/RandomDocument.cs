using System.Text;

namespace HotChocolateTests.CostAnalysis;

/// <summary>Valid documents over the things of <see cref="CostBoundTests"/>: aliases, merging, fragments, conditions, variables.</summary>
static class RandomDocument
{
    const int Depth = 4;

    static readonly string[] Types = ["Leaf", "Branch"];

    public static string Write(Random random)
    {
        var text = new StringBuilder("query($n: Int! $yes: Boolean!) { use: thing @skip(if: true) { ... on Leaf { used: many(first: $n) "
            + "@include(if: $yes) { name } } ...F } ");
        for (var i = 0; i <= random.Next(3); i++)
        {
            text.Append(random.Next(2) == 0 ? "" : $"t{i}: ").Append("thing { ");
            Selections(text, random, Depth, fragments: true);
            text.Append("} ");
        }

        text.Append("} fragment F on Thing { ");
        Selections(text, random, 1, fragments: false);
        return text.Append('}').ToString();
    }

    static void Selections(StringBuilder text, Random random, int depth, bool fragments)
    {
        text.Append("name ");
        for (var i = 0; i <= random.Next(3); i++)
        {
            if (fragments && random.Next(5) == 0)
                text.Append("...F ");
            if (depth == 0)
                continue;
            text.Append("... on ").Append(Types[random.Next(2)]).Append(Condition(random)).Append(" { ");
            Field(text, random, depth, fragments);
            text.Append("} ");
        }
    }

    static void Field(StringBuilder text, Random random, int depth, bool fragments)
    {
        var (alias, field) = random.Next(6) switch
        {
            0 => ("one", "one"),
            1 => ("later", "later"),
            2 => ("three", "three"),
            3 => Sized("many", random),
            4 => ("many", "many"),
            _ => Sized("page", random),
        };
        // The alias says which arguments, so that equal ones merge; a number behind it makes another field of it.
        var number = random.Next(3);
        text.Append(alias).Append(number == 0 ? "" : number).Append(": ").Append(field).Append(Condition(random)).Append(" { ");
        if (field.StartsWith("page", StringComparison.Ordinal))
            text.Append("things { ");
        Selections(text, random, depth - 1, fragments);
        text.Append(field.StartsWith("page", StringComparison.Ordinal) ? "} } " : "} ");
    }

    static (string Alias, string Field) Sized(string name, Random random)
    {
        var size = random.Next(4);
        return size == 3 ? ($"{name}N", $"{name}(first: $n)") : ($"{name}Of{size}x", $"{name}(first: {size})");
    }

    static string Condition(Random random) => random.Next(8) switch
    {
        0 => " @include(if: $yes)",
        1 => " @skip(if: $yes)",
        _ => "",
    };
}
