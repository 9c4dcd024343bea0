using System.Collections;
using System.Security.Cryptography;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;

namespace Map.Service.Access;

/// <summary>What tells a repeated request from another one.</summary>
static class RequestDigest
{
    /// <summary>SHA-256 of a request, the same whatever the order of its names in several languages.</summary>
    /// <param name="scope">What makes equal requests different, such as the key they came with.</param>
    /// <param name="request">The request, which stays as it is.</param>
    /// <param name="without">Names of fields that make no difference; the request may be one that has none of them.</param>
    public static byte[] Of(ReadOnlySpan<byte> scope, IMessage request, params ReadOnlySpan<string> without)
    {
        var copy = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        foreach (var name in without) copy.Descriptor.FindFieldByName(name)?.Accessor.Clear(copy);
        OrderNames(copy);
        return SHA256.HashData([.. scope, .. copy.ToByteArray()]);
    }

    // A map is written in the order in which it was filled.
    static void OrderNames(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (value is MapField<string, string> names)
            {
                var ordered = names.OrderBy(name => name.Key, StringComparer.Ordinal).ToList();
                names.Clear();
                foreach (var (language, name) in ordered) names.Add(language, name);
            }
            else if (value is IMessage inner) OrderNames(inner);
            else if (value is IList list && field.FieldType == FieldType.Message)
                foreach (IMessage item in list) OrderNames(item);
        }
    }
}
