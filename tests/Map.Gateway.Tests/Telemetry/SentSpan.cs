using System.Text;
using Google.Protobuf;

namespace Map.Gateway.Tests.Telemetry;

/// <summary>A span as it came to the collector; only its attributes that are texts.</summary>
/// <param name="Process">The name of the process that sent it.</param>
sealed record SentSpan(
    string Process, string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes)
{
    /// <param name="request">An <c>ExportTraceServiceRequest</c>; the numbers are those of the fields in OpenTelemetry's protos.</param>
    public static IEnumerable<SentSpan> ReadAll(byte[] request) =>
        from ofProcess in FieldsOf(request)[1].Select(FieldsOf)
        let process = AttributesOf(FieldsOf(ofProcess[1].Single())[1])["service.name"]
        from scope in ofProcess[2]
        from span in FieldsOf(scope)[2].Select(FieldsOf)
        select new SentSpan(
            process, Hex(span[1]), Hex(span[2]), Hex(span[4]), Encoding.UTF8.GetString(span[5].Single()), AttributesOf(span[9]));

    static Dictionary<string, string> AttributesOf(IEnumerable<byte[]> attributes) => attributes.Select(FieldsOf).ToDictionary(
        pair => Encoding.UTF8.GetString(pair[1].Single()),
        pair => Encoding.UTF8.GetString(FieldsOf(pair[2].Single())[1].SingleOrDefault([])));

    static string Hex(IEnumerable<byte[]> bytes) => Convert.ToHexString(bytes.SingleOrDefault([]));

    // The fields of a message that have a length: texts, bytes and messages.
    static ILookup<int, byte[]> FieldsOf(byte[] message)
    {
        var fields = new List<(int Number, byte[] Value)>();
        var input = new CodedInputStream(message);
        while (input.ReadTag() is > 0 and var tag)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                fields.Add((WireFormat.GetTagFieldNumber(tag), input.ReadBytes().ToByteArray()));
            else
                input.SkipLastField();
        }

        return fields.ToLookup(field => field.Number, field => field.Value);
    }
}
