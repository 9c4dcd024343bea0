using Google.Protobuf;

namespace Google.Rpc;

/// <summary>A member of <see cref="Status"/> in later versions of Google.Api.CommonProtos than can be restored.</summary>
public static class StatusExtensions
{
    /// <summary>The first detail of that type, if there is one.</summary>
    public static T? GetDetail<T>(this Status status)
        where T : class, IMessage<T>, new()
    {
        ArgumentNullException.ThrowIfNull(status);
        foreach (var detail in status.Details)
        {
            if (detail.TryUnpack<T>(out var message))
            {
                return message;
            }
        }

        return null;
    }
}
