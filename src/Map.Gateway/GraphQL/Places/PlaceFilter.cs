using Map.Gateway.GraphQL.Geo;
using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Scalars;

namespace Map.Gateway.GraphQL.Places;

/// <summary>Which places. Every field that is given narrows the result; within a list, any one of its values is enough.</summary>
[InputObjectType("PlaceFilter")]
public sealed record PlaceFilter
{
    /// <summary>Of these kinds.</summary>
    public IReadOnlyList<V1.PlaceKind>? Kinds { get; init; }

    /// <summary>With these statuses. Unset: everything but closed, or with openOn every status.</summary>
    public IReadOnlyList<V1.PlaceStatus>? Statuses { get; init; }

    /// <summary>Words that all occur in a name, the town, the postcode or the summary. At most 200 characters.</summary>
    public string? Text { get; init; }

    /// <summary>With a published position in this box.</summary>
    public BoxInput? Box { get; init; }

    /// <summary>With a published position in this circle.</summary>
    public NearInput? Near { get; init; }

    /// <summary>In one of these regions, by code (GB, GB-ENG, GB-KEN, FR-62, UKI …) or by whole name in any language; at most 100. A name that several
    /// regions have is refused with their codes. `regionMatch` says what has to be in them.</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>What of a place is in the regions; its position when left out. Only together with `regions`.</summary>
    public V1.RegionMatch? RegionMatch { get; init; }

    /// <summary>In which one of these organisations is or was involved, on openOn when it is given; or whose place it is. At most
    /// 100.</summary>
    [GraphQLType(typeof(ListType<NonNullType<IdType>>))]
    public IReadOnlyList<string>? Organisations { get; init; }

    /// <summary>As the map stood on that day. An unknown bound of a period is open; a place without dates goes by its status.</summary>
    public DateOnly? OpenOn { get; init; }

    /// <summary>With a published position in this area.</summary>
    public Polygon? Within { get; init; }

    /// <summary>Groups whose coverage includes this position, wherever they are themselves.</summary>
    public PositionInput? Covers { get; init; }

    /// <summary>Support groups that help at this position: whose coverage includes it, or that lie within 30 km of it or in the narrowest
    /// region that it lies in, such as its county or department. The order NEAREST of `places` lists them as people need them.</summary>
    public PositionInput? Helps { get; init; }

    /// <summary>
    /// Of these facility types: a code, such as removal_centre, or a word of another vocabulary, such as gb:IRC or fr:CRA, which
    /// stands for the type that it leads to; facilityTypes has all of them. Case does not count. At most 100.
    /// </summary>
    public IReadOnlyList<string>? FacilityTypes { get; init; }

    /// <summary>That offer one of these services.</summary>
    public IReadOnlyList<V1.Service>? Services { get; init; }

    /// <summary>That work in one of these languages; pt also finds pt-BR, and every language finds groups with mul (multiple languages). At most 100.</summary>
    public IReadOnlyList<LanguageTag>? Languages { get; init; }

    /// <summary>That can be helped in one of these ways.</summary>
    public IReadOnlyList<V1.HelpKind>? WaysToHelp { get; init; }

    /// <summary>That hold at least this many people, 1 to 100,000: by the last figure known on openOn when it is given, else by the
    /// latest.</summary>
    public int? CapacityAtLeast { get; init; }

    /// <summary>Confirmed by somebody on this day or later.</summary>
    public DateOnly? VerifiedSince { get; init; }

    /// <summary>Changed at this time or later.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Only places with a position (true), or only those without (false).</summary>
    public bool? HasPosition { get; init; }

    /// <summary>Groups that are for one of these audiences.</summary>
    public IReadOnlyList<V1.Audience>? Audiences { get; init; }

    /// <summary>Detention centres that hold one of these.</summary>
    public IReadOnlyList<V1.Population>? Holds { get; init; }

    /// <summary>With a position of one of these precisions.</summary>
    public IReadOnlyList<V1.Precision>? Precision { get; init; }

    /// <summary>Whose entry has one of these confidences. An entry without one never matches.</summary>
    public IReadOnlyList<V1.Confidence>? Confidence { get; init; }

    /// <summary>That meet this condition, in the text form of OGC's Common Query Language (CQL2): `town = 'Calais' OR capacity > 100`. It may join
    /// what can be asked of single values by AND, OR and NOT.</summary>
    public string? Condition { get; init; }

    /// <exception cref="InvalidInputException">A list is empty, or an id is not one of an organisation.</exception>
    internal V1.PlaceFilter ToMessage()
    {
        // In the contract an empty list does not filter, but "any of none" could also mean no places: the client must say which it means.
        var empty = InputMessages.EmptyLists(this, V1.PlaceFilter.Descriptor)
            .Select(list => new Violation($"filter.{list}", "is an empty list. Leave it out to ask for all.")).ToList();
        return empty.Count == 0 ? InputMessages.ToMessage<V1.PlaceFilter>(this, "filter") : throw new InvalidInputException(empty);
    }
}
