using HotChocolate.Language;

namespace Map.Gateway.GraphQL.Scalars;

/// <summary>A scalar that is a text of a certain form.</summary>
public abstract class TextScalarType<T> : ScalarType<T, StringValueNode>
    where T : struct
{
    readonly TryParse tryParse;
    readonly string advice;

    /// <param name="name">The name in the schema.</param>
    /// <param name="description">The description in the schema.</param>
    /// <param name="tryParse">Reads the text.</param>
    /// <param name="advice">The message for a text of another form; it follows the text itself.</param>
    protected TextScalarType(string name, string description, TryParse tryParse, string advice)
        : base(name)
    {
        Description = description;
        this.tryParse = tryParse;
        this.advice = advice;
    }

    public delegate bool TryParse(string? text, out T value);

    public override IValueNode ParseResult(object? resultValue) => resultValue switch
    {
        null => NullValueNode.Default,
        T value => ParseValue(value),
        string text => ParseValue(Read(text)),
        _ => throw Refuse(resultValue),
    };

    public override bool TrySerialize(object? runtimeValue, out object? resultValue)
    {
        resultValue = (runtimeValue as T?)?.ToString();
        return runtimeValue is null or T;
    }

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = resultValue is string text && tryParse(text, out var value) ? value : resultValue as T?;
        return runtimeValue is not null || resultValue is null;
    }

    protected override T ParseLiteral(StringValueNode valueSyntax) => Read(valueSyntax.Value);

    protected override StringValueNode ParseValue(T runtimeValue) => new(runtimeValue.ToString()!);

    T Read(string text) => tryParse(text, out var value) ? value : throw Refuse(text);

    SerializationException Refuse(object value) => new($"\"{value}\" {advice}", this);
}
