using HotChocolate.Language;

namespace Map.Gateway.Scalars;

/// <summary>The scalar PartialDate.</summary>
public sealed class PartialDateType : ScalarType<PartialDate, StringValueNode>
{
    public PartialDateType()
        : base("PartialDate") => Description = "A date as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD.";

    public override IValueNode ParseResult(object? resultValue) => resultValue switch
    {
        null => NullValueNode.Default,
        PartialDate date => ParseValue(date),
        string text => ParseValue(Read(text)),
        _ => throw Refuse(resultValue),
    };

    public override bool TrySerialize(object? runtimeValue, out object? resultValue)
    {
        resultValue = runtimeValue is PartialDate date ? date.ToString() : null;
        return runtimeValue is null or PartialDate;
    }

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = resultValue switch
        {
            PartialDate date => date,
            string text when PartialDate.TryParse(text, out var date) => date,
            _ => null,
        };
        return runtimeValue is not null || resultValue is null;
    }

    protected override PartialDate ParseLiteral(StringValueNode valueSyntax) => Read(valueSyntax.Value);

    protected override StringValueNode ParseValue(PartialDate runtimeValue) => new(runtimeValue.ToString());

    PartialDate Read(string text) => PartialDate.TryParse(text, out var date) ? date : throw Refuse(text);

    SerializationException Refuse(object value) =>
        new($"\"{value}\" is not a partial date. Write it as YYYY, YYYY-MM or YYYY-MM-DD.", this);
}
