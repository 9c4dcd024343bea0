using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Map.Gateway.Http;

/// <summary>Bounds the depth and the size of the JSON of a GraphQL request, before it is parsed into objects.</summary>
static class JsonLimits
{
    // The object itself, its variables, and the deepest input of the schema, which takes 12.
    const int Nesting = 32;

    // The largest area has three for each of its positions.
    const int Values = 50_000;

    public static Failure? FaultOf(string json, string what) => FaultOf(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)), what);

    /// <param name="json">The text, which must be one JSON object in UTF-8.</param>
    /// <param name="what">Its name in messages.</param>
    public static Failure? FaultOf(ReadOnlySequence<byte> json, string what)
    {
        // Reads one level more than allowed, to tell too deep from malformed.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Nesting + 1 });
        var values = 0;
        var isDocument = false;
        try
        {
            while (reader.Read())
            {
                if (isDocument && reader.TokenType is JsonTokenType.String && IsTooDeep(ref reader))
                    return TooDeep;
                isDocument = reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("query");
                if (reader.CurrentDepth > Nesting - 1 && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    return TooMuch(ErrorCatalogue.OperationDepth, $"{what} has more than {Nesting} lists and objects inside each other.");
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject)
                    continue;
                if (++values > Values)
                    return TooMuch(ErrorCatalogue.OperationSize, $"{what} holds more than {Values:N0} values.");
                if (values == 1 && reader.TokenType is not JsonTokenType.StartObject)
                    return RequestFailure.Malformed($"{what} has to be a JSON object; several requests at once are not taken.");
            }

            return null;
        }
        catch (JsonException wrong)
        {
            return RequestFailure.Malformed($"{what} is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}.");
        }
    }

    /// <summary>The failure of a document with more brackets inside each other than it may have.</summary>
    public static Failure TooDeep { get; } = TooMuch(
        ErrorCatalogue.OperationDepth, $"The document has more than {DocumentNesting.Most} brackets inside each other.");

    static bool IsTooDeep(ref Utf8JsonReader reader)
    {
        var length = checked((int)(reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length));
        var text = ArrayPool<char>.Shared.Rent(length);
        try
        {
            return DocumentNesting.IsTooDeep(text.AsSpan(0, reader.CopyString(text)));
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: the engine reports it.
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    static Failure TooMuch(CataloguedError error, FormattableString message) =>
        new(error with { Message = FormattableString.Invariant(message) });
}
