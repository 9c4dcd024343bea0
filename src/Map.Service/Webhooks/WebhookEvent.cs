using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Map.Contract.Files;
using Change = Map.V1.Change;

namespace Map.Service.Webhooks;

/// <summary>What is sent of a change: the JSON of docs/feeds.md.</summary>
/// <param name="Id">The same for every attempt, by which a receiver knows it again.</param>
/// <param name="Body">The JSON.</param>
sealed record WebhookEvent(string Id, string Body)
{
    public static WebhookEvent Of(Webhook webhook, Change change)
    {
        var type = change.Kind switch
        {
            ChangeKind.Added => "place.added", ChangeKind.Updated => "place.updated", _ => "place.removed",
        };
        return new(IdOf(webhook, change), Json(type, change.At.ToDateTime(), json =>
        {
            json.WriteNumber("revision", change.Revision);
            json.WriteString("placeId", change.PlaceId);
            json.WriteString("kind", Words.Of(change.PlaceKind));
            if (change.Place is not { } place)
            {
                json.WriteNull("place");
                return;
            }

            json.WriteStartObject("place");
            GeoJsonFeature.WriteMembers(json, new FilePlace(place, change.Operators));
            json.WriteEndObject();
        }));
    }

    /// <summary>By which an operator sees whether a receiver takes what is sent.</summary>
    public static WebhookEvent Test(Guid id, DateTimeOffset now) =>
        new($"msg_{id:N}", Json("test", now.UtcDateTime, json => json.WriteString("message", "Somebody tries whether this is received.")));

    // After a restore a revision may be another one.
    static string IdOf(Webhook webhook, Change change)
    {
        var of = string.Create(CultureInfo.InvariantCulture, $"{webhook.Id} {webhook.Generation} {change.Revision} {change.PlaceId}");
        return $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16))}";
    }

    static string Json(string type, DateTime at, Action<Utf8JsonWriter> writeData)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonValues.Options))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("timestamp", at);
            json.WriteStartObject("data");
            writeData(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
