namespace Map.Gateway.GraphQL.Scalars;

/// <summary>The scalar Language.</summary>
public sealed class LanguageType() : TextScalarType<LanguageTag>(
    "Language",
    "A language by its BCP 47 tag, such as fr, pt-BR or zh-Hant.",
    LanguageTag.TryParse,
    "is not a language tag. Write it as in BCP 47: fr, pt-BR, zh-Hant.");
