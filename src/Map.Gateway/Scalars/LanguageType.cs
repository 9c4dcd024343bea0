using HotChocolate.Language;

namespace Map.Gateway.Scalars;

/// <summary>The scalar Language.</summary>
public sealed class LanguageType : ScalarType<LanguageTag, StringValueNode>
{
    public LanguageType()
        : base("Language") => Description = "A language by its BCP 47 tag, such as fr, pt-BR or zh-Hant.";

    public override IValueNode ParseResult(object? resultValue) => resultValue switch
    {
        null => NullValueNode.Default,
        LanguageTag language => ParseValue(language),
        string text => ParseValue(Read(text)),
        _ => throw Refuse(resultValue),
    };

    public override bool TrySerialize(object? runtimeValue, out object? resultValue)
    {
        resultValue = runtimeValue is LanguageTag language ? language.ToString() : null;
        return runtimeValue is null or LanguageTag;
    }

    public override bool TryDeserialize(object? resultValue, out object? runtimeValue)
    {
        runtimeValue = resultValue switch
        {
            LanguageTag language => language,
            string text when LanguageTag.TryParse(text, out var language) => language,
            _ => null,
        };
        return runtimeValue is not null || resultValue is null;
    }

    protected override LanguageTag ParseLiteral(StringValueNode valueSyntax) => Read(valueSyntax.Value);

    protected override StringValueNode ParseValue(LanguageTag runtimeValue) => new(runtimeValue.ToString());

    LanguageTag Read(string text) => LanguageTag.TryParse(text, out var language) ? language : throw Refuse(text);

    SerializationException Refuse(object value) =>
        new($"\"{value}\" is not a language tag. Write it as in BCP 47: fr, pt-BR, zh-Hant.", this);
}
