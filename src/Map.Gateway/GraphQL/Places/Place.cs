namespace Map.Gateway.GraphQL.Places;

/// <summary>A place of the border regime, or a group that supports the people it hits.</summary>
[InterfaceType("Place")]
public abstract partial class Place : INode
{
    internal static readonly string[] TypeNames =
        [nameof(DetentionCentre), nameof(ReportingCentre), nameof(SupportGroup), nameof(Office)];

    private protected Place(V1.Place message) => Message = message;

    internal V1.Place Message { get; }

    /// <inheritdoc/>
    [GraphQLType(typeof(NonNullType<IdType>))]
    public string Id => GlobalId.Of(Message).ToString();

    /// <summary>What it is.</summary>
    public V1.PlaceKind Kind => Message.Kind;

    internal static Place Of(V1.Place message) => message.DetailsCase switch
    {
        V1.Place.DetailsOneofCase.DetentionCentre => new DetentionCentre(message),
        V1.Place.DetailsOneofCase.ReportingCentre => new ReportingCentre(message),
        V1.Place.DetailsOneofCase.SupportGroup => new SupportGroup(message),
        V1.Place.DetailsOneofCase.Office => new Office(message),
        _ => throw new InvalidDataException($"Place {message.Id} has no details, which decide its kind."),
    };
}
