using System.Text;

namespace Map.Gateway.Tests.Http.Limits.Costs;

/// <summary>Valid operations over the gateway's schema: aliases, merging, fragments, conditions, variables, pages in pages.</summary>
static class RandomOperation
{
    const int Depth = 2;

    public static string Write(Random random)
    {
        var text = new StringBuilder("query($n: Int! $yes: Boolean!) { __typename use: places(first: $n) @skip(if: true) @include(if: $yes) { nodes { "
            + "...F } } ");
        for (var i = 0; i <= random.Next(2); i++)
        {
            Alias(text, random, "places");
            Page(text, random, inner => Place(inner, random, Depth));
        }

        return text.Append("} fragment F on Place { name position { latitude } regions { code } }").ToString();
    }

    static void Place(StringBuilder text, Random random, int depth)
    {
        text.Append("name ");
        for (var i = 0; i <= random.Next(2); i++)
        {
            switch (random.Next(depth == 0 ? 3 : 6))
            {
                case 0:
                    text.Append("...F").Append(Condition(random)).Append(' ');
                    break;
                case 1:
                    text.Append("position").Append(Condition(random)).Append(" { latitude longitude } ");
                    break;
                case 2:
                    text.Append("... on SupportGroup").Append(Condition(random)).Append(" { organisation { name } } ");
                    break;
                case 3:
                    text.Append("regions").Append(Condition(random)).Append(" { code name } ");
                    break;
                default:
                    text.Append("involvements").Append(Condition(random)).Append(" { role ");
                    Involvement(text, random, depth - 1);
                    text.Append("} ");
                    break;
            }
        }
    }

    static void Involvement(StringBuilder text, Random random, int depth)
    {
        if (random.Next(2) == 0)
        {
            text.Append("place { ");
            Place(text, random, depth);
            text.Append("} ");
            return;
        }

        text.Append("organisation { name ");
        Alias(text, random, "involvements");
        Page(text, random, inner => inner.Append("role place { name } "));
        text.Append("} ");
    }

    // The alias says how many, so that equal ones merge; a letter behind it makes another field of it.
    static void Alias(StringBuilder text, Random random, string field)
    {
        var size = random.Next(5);
        text.Append(field).Append("Of").Append(size == 0 ? "n" : size).Append(random.Next(3) == 0 ? "b" : "")
            .Append(": ").Append(field).Append("(first: ").Append(size == 0 ? "$n" : size).Append(')').Append(Condition(random)).Append(' ');
    }

    static void Page(StringBuilder text, Random random, Action<StringBuilder> inside)
    {
        var isOfEdges = random.Next(3) == 0;
        text.Append(isOfEdges ? "{ edges { node { " : "{ nodes { ");
        inside(text);
        text.Append(isOfEdges ? "} } " : "} ").Append(random.Next(3) == 0 ? "pageInfo { hasNextPage } } " : "} ");
    }

    static string Condition(Random random) => random.Next(8) switch
    {
        0 => " @include(if: $yes)",
        1 => " @skip(if: $yes)",
        _ => "",
    };
}
