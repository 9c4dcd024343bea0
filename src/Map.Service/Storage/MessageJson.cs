using Google.Protobuf;

namespace Map.Service.Storage;

/// <summary>Messages of the contract as the database keeps them: as JSON with the contract's names.</summary>
static class MessageJson
{
    static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    // A program of before reads what one of after wrote.
    static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static string Of(IMessage message) => Formatter.Format(message);

    /// <exception cref="InvalidProtocolBufferException">It is no such message.</exception>
    /// <exception cref="InvalidJsonException">It is no JSON.</exception>
    public static T Parse<T>(string json)
        where T : IMessage, new() => Parser.Parse<T>(json);
}
