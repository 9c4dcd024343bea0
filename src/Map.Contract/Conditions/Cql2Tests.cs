using Map.V1;

namespace Map.Contract.Conditions;

/// <summary>Makes the single tests of a condition from what both forms of CQL2 have, and refuses those that cannot be asked.</summary>
public static class Cql2Tests
{
    /// <summary>The spatial functions, with whether each is the opposite of intersecting.</summary>
    public static IReadOnlyDictionary<string, bool> Spatial { get; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase)
    {
        ["S_INTERSECTS"] = false, ["S_DISJOINT"] = true,
    };

    /// <summary>The temporal functions, with whether each is the opposite of its relation.</summary>
    public static IReadOnlyDictionary<string, (TemporalRelation Relation, bool IsOpposite)> Temporal { get; } =
        new Dictionary<string, (TemporalRelation, bool)>(StringComparer.OrdinalIgnoreCase)
        {
            ["T_AFTER"] = (TemporalRelation.After, false),
            ["T_BEFORE"] = (TemporalRelation.Before, false),
            ["T_CONTAINS"] = (TemporalRelation.Contains, false),
            ["T_DISJOINT"] = (TemporalRelation.Intersects, true),
            ["T_DURING"] = (TemporalRelation.During, false),
            ["T_EQUALS"] = (TemporalRelation.Equals, false),
            ["T_INTERSECTS"] = (TemporalRelation.Intersects, false),
        };

    /// <summary>The comparison operators as they are written.</summary>
    public static IReadOnlyDictionary<string, ComparisonOperator> Operators { get; } = new Dictionary<string, ComparisonOperator>
    {
        ["="] = ComparisonOperator.Equal,
        ["<>"] = ComparisonOperator.NotEqual,
        ["<="] = ComparisonOperator.LessOrEqual,
        ["<"] = ComparisonOperator.Less,
        [">="] = ComparisonOperator.GreaterOrEqual,
        [">"] = ComparisonOperator.Greater,
    };

    public static string Functions { get; } = string.Join(", ", Spatial.Keys.Concat(Temporal.Keys).Append("CASEI").Append("BBOX").Append("DATE")
        .Append("TIMESTAMP").Append("INTERVAL"));

    public static Condition Compare(Operand operand, ComparisonOperator comparison, Value value) => Checked(operand, new()
    {
        Comparison = new()
        {
            Queryable = operand.Name, Operator = comparison, Value = value.Literal, AnyCase = AnyCase(operand, value.AnyCase),
        },
    });

    public static Condition Like(Operand operand, Value pattern) => Checked(operand, new()
    {
        Like = new()
        {
            Queryable = operand.Name, AnyCase = AnyCase(operand, pattern.AnyCase),
            Pattern = pattern.Literal.ValueCase == Literal.ValueOneofCase.Text
                ? pattern.Literal.Text : throw new Cql2Exception(operand.Where, "has LIKE without a text; write name LIKE 'Cal%'."),
        },
    });

    public static Condition Between(Operand operand, Value lower, Value upper) => operand.AnyCase || lower.AnyCase || upper.AnyCase
        ? throw new Cql2Exception(operand.Where, "has BETWEEN with CASEI; compare by =, LIKE or IN.")
        : Checked(operand, new() { Between = new() { Queryable = operand.Name, Lower = lower.Literal, Upper = upper.Literal } });

    public static Condition In(Operand operand, IEnumerable<Value> values)
    {
        ChoiceCondition choice = new() { Queryable = operand.Name, AnyCase = operand.AnyCase };
        foreach (var value in values)
        {
            AnyCase(operand, value.AnyCase);
            choice.Values.Add(value.Literal);
        }

        return Checked(operand, new() { Choice = choice });
    }

    public static Condition IsNull(Operand operand) => Checked(operand, new() { IsNull = operand.Name });

    public static Condition InShapes(Operand operand, string function, IReadOnlyList<SpatialCondition> shapes)
    {
        var tests = shapes.Select(shape =>
        {
            shape.Queryable = operand.Name;
            return Checked(operand, new() { Spatial = shape });
        }).ToList();
        return Opposite(Any(tests), Spatial[function]);
    }

    public static Condition InTime(Operand operand, string function, Literal? from, Literal? to) => Opposite(
        Checked(operand, new() { Temporal = new() { Queryable = operand.Name, Relation = Temporal[function].Relation, From = from, To = to } }),
        Temporal[function].IsOpposite);

    public static Condition All(IReadOnlyList<Condition> conditions) =>
        conditions is [var single] ? single : new() { All = new() { Conditions_ = { conditions } } };

    public static Condition Any(IReadOnlyList<Condition> conditions) =>
        conditions is [var single] ? single : new() { Any = new() { Conditions_ = { conditions } } };

    public static Condition Opposite(Condition condition, bool isOpposite) => isOpposite ? new() { Not = condition } : condition;

    // Of a text in other letters that would never be true, which nobody means.
    static bool AnyCase(Operand operand, bool ofValue) => operand.AnyCase == ofValue
        ? ofValue : throw new Cql2Exception(operand.Where, $"has CASEI on one side only; write CASEI({operand.Name}) = CASEI('text').");

    static Condition Checked(Operand operand, Condition test) =>
        LeafRules.Wrong(test) is { } wrong ? throw new Cql2Exception(operand.Where, wrong) : test;
}

/// <summary>What a test is about.</summary>
/// <param name="Name">Of the queryable.</param>
/// <param name="AnyCase">Whether case does not count.</param>
/// <param name="Where">Where it stands.</param>
public sealed record Operand(string Name, bool AnyCase, string Where);

/// <summary>What it is compared with.</summary>
public sealed record Value(Literal Literal, bool AnyCase = false);
