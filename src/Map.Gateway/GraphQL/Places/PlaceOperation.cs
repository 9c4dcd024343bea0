using Map.Gateway.GraphQL.Mapping;
using Map.Gateway.GraphQL.Organisations;

namespace Map.Gateway.GraphQL.Places;

// Whether and when it is in operation, and by whom.
public abstract partial class Place
{
    /// <summary>Whether it is in operation.</summary>
    public V1.PlaceStatus Status => Message.Status.OrNull() ?? V1.PlaceStatus.Unknown;

    /// <summary>When the status was known to be true. Show it: it may be years ago.</summary>
    public PartialDate? StatusAsOf => PartialDate.From(Message.StatusAsOf);

    /// <summary>When it was in operation, oldest first.</summary>
    [ListSize(AssumedSize = Expected.Periods)]
    public IReadOnlyList<Period> Periods => [.. Message.Periods.Select(period => new Period(period))];

    /// <summary>First known day of operation.</summary>
    public PartialDate? OpenedOn => PartialDate.From(Message.OpenedOn);

    /// <summary>Last day of operation; null while open.</summary>
    public PartialDate? ClosedOn => PartialDate.From(Message.ClosedOn);

    /// <summary>The organisations that are, or were, involved: the latest first, those without a date last.</summary>
    /// <param name="openOn">Only those in effect on this day; an unknown bound is open.</param>
    /// <param name="roles">Only in these roles.</param>
    [Cost(Weight.Batched)]
    [ListSize(AssumedSize = Expected.InvolvementsOfPlace)]
    public async Task<IReadOnlyList<Involvement>> GetInvolvementsAsync(
        InvolvementsByPlace involvements, DateOnly? openOn, IReadOnlyList<V1.InvolvementRole>? roles, CancellationToken cancellation) =>
        await involvements.LoadAsync(new InvolvementsKey(Message.Id, openOn, RoleSet.Of(roles)), cancellation) ?? [];
}

public abstract partial record PlaceInput
{
    /// <summary>When the status was known to be true.</summary>
    public Optional<PartialDate?> StatusAsOf { get; init; }

    /// <summary>When it was in operation.</summary>
    public Optional<IReadOnlyList<PeriodInput>?> Periods { get; init; }
}
