using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Keys;

/// <summary>A key of somebody who may change the map, without its secret.</summary>
public sealed class Key(V1.Key message)
{
    /// <summary>The name of the type, in ids.</summary>
    internal const string TypeName = "Key";

    /// <summary>Its id, which is no secret.</summary>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string Id { get; } = new GlobalId(TypeName, message.Id).ToString();

    /// <summary>What its holder may do.</summary>
    public V1.KeyRole Role => message.Role;

    /// <summary>Codes of the regions that it is for, with all their parts; empty for everywhere.</summary>
    public IReadOnlyList<string> Regions => message.Regions;

    /// <summary>Whose key it is.</summary>
    public string Label => message.Label;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt => message.CreatedAt.ToDateTimeOffset();

    /// <summary>When it ends by itself; null if it does not.</summary>
    public DateTimeOffset? EndsAt => message.EndsAt?.ToDateTimeOffset();

    /// <summary>When it was closed; null if it was not.</summary>
    public DateTimeOffset? ClosedAt => message.ClosedAt?.ToDateTimeOffset();

    /// <summary>Since when it is frozen, so that it reads and changes nothing; null if it is not.</summary>
    public DateTimeOffset? FrozenAt => message.FrozenAt?.ToDateTimeOffset();

    /// <summary>Why it is frozen.</summary>
    public string? FrozenWhy => message.HasFrozenWhy ? message.FrozenWhy : null;

    /// <summary>The last day on which it was used (UTC); null if it never was.</summary>
    public DateOnly? LastUsed => Day.From(message.LastUsed);

    /// <summary>How many revisions were made with it.</summary>
    public long Changes => message.Changes;

    /// <summary>How many of them count for the hour that ends now.</summary>
    public int ChangesInLastHour => message.ChangesInLastHour;

    /// <summary>How many changes in an hour it may publish at present.</summary>
    public int HourlyLimit => message.HourlyLimit;

    /// <summary>How many reports against its changes wait for a decision; each halves `hourlyLimit`.</summary>
    public int OpenReports => message.OpenReports;
}
