using System.Collections;
using System.Globalization;
using System.Text;
using HotChocolate.Language;

namespace HotChocolate.Types.Relay;

/// <summary>Global ids: the base64 of <c>Type:id</c>.</summary>
static class GlobalId
{
    /// <summary>The global id of an id, or those of a list of ids.</summary>
    public static object? Format(string typeName, object? id) => id switch
    {
        null => null,
        string text => Encode(typeName, text),
        IEnumerable ids => ids.Cast<object?>().Select(i => Format(typeName, i)).ToArray(),
        Guid guid => Encode(typeName, guid.ToString("N")),
        IFormattable formattable => Encode(typeName, formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Encode(typeName, id.ToString() ?? ""),
    };

    public static (string TypeName, string Id) Parse(string globalId)
    {
        var bytes = new byte[globalId.Length];
        if (Convert.TryFromBase64String(globalId, bytes, out var length))
        {
            var text = Encoding.UTF8.GetString(bytes, 0, length);
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && colon < text.Length - 1)
                return (text[..colon], text[(colon + 1)..]);
        }

        throw Invalid(globalId, "Use an id as an `id` field has given it.");
    }

    public static GraphQLException Invalid(string globalId, string advice) => new(ErrorBuilder.New()
        .SetMessage($"`{TokenText.Shorten(globalId)}` is not an ID of this service. {advice}")
        .SetCode("INVALID_ID")
        .Build());

    static string Encode(string typeName, string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{typeName}:{id}"));
}
