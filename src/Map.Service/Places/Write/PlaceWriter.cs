using Map.Service.Places.Fields;
using Map.Service.Storage;
using Map.Service.Storage.Entities;
using Map.V1;
using NetTopologySuite.Geometries;

namespace Map.Service.Places.Write;

/// <summary>Puts a place of the contract, which keeps <see cref="PlaceRules"/>, into its row and the rows that belong to it.</summary>
public sealed class PlaceWriter(MapDbContext context)
{
    static readonly GeometryFactory Wgs84 = new(new PrecisionModel(), 4326);

    /// <summary>Everything but periods, contacts, coverage and involvements, which may come from elsewhere.</summary>
    public void Apply(PlaceEntity row, Place place)
    {
        row.Name = place.Name;
        row.Names = new(place.Names);
        row.Summary = place.HasSummary ? place.Summary : null;
        row.Status = place.Status;
        row.StatusAsOf = place.HasStatusAsOf ? place.StatusAsOf : null;
        row.Country = place.HasCountry ? place.Country : null;
        row.CoverageNote = place.HasCoverageNote ? place.CoverageNote : null;
        row.Website = place.HasWebsite ? place.Website : null;
        row.Confidence = Given(place.Confidence);
        row.Note = place.HasNote ? place.Note : null;
        row.VerifiedOn = place.HasVerifiedOn ? PlaceDates.Day(place.VerifiedOn) : null;
        ApplyPosition(row, place);
        ApplyAddress(row, place.Address);
        ApplyDetails(row, place);
        Rows.Sync(row.Sources, place.Sources, ordinal => new PlaceSourceEntity { Ordinal = ordinal },
            (source, wanted) => source.SourceId = context.IdOf(wanted));
    }

    public void ApplyPeriods(PlaceEntity row, IEnumerable<Period> periods, string? importedFrom = null)
    {
        var oldestFirst = periods.OrderBy(PlaceDates.Start).ThenBy(PlaceDates.End).ToList();
        Rows.Sync(row.Periods, oldestFirst, ordinal => new PeriodEntity { Ordinal = ordinal }, (period, wanted) =>
        {
            period.Opened = wanted.HasFrom ? wanted.From : null;
            period.Closed = wanted.HasTo ? wanted.To : null;
            period.SourceId = wanted.Source is null ? null : context.IdOf(wanted.Source);
            period.ImportedFrom = importedFrom;
        });
    }

    public void ApplyContacts(PlaceEntity row, IReadOnlyList<Contact> contacts) =>
        Rows.Sync(row.Contacts, contacts, ordinal => new ContactEntity { Ordinal = ordinal }, (contact, wanted) =>
        {
            contact.Kind = wanted.Kind;
            contact.Value = wanted.Value;
            contact.Description = wanted.HasDescription ? wanted.Description : null;
            contact.Visibility = wanted.Visibility;
            contact.SourceId = wanted.Source is null ? null : context.IdOf(wanted.Source);
        });

    public static void ApplyCoverage(PlaceEntity row, IReadOnlyCollection<string> codes)
    {
        row.Coverage.RemoveAll(coverage => !codes.Contains(coverage.RegionCode));
        foreach (var code in codes.Except(row.Coverage.Select(coverage => coverage.RegionCode)).ToList())
            row.Coverage.Add(new CoverageEntity { RegionCode = code });
    }

    static void ApplyPosition(PlaceEntity row, Place place)
    {
        var position = place.Position;
        if (position is null)
            row.ExactPosition = null;
        else if (row.ExactPosition is null || row.ExactPosition.X != position.Longitude || row.ExactPosition.Y != position.Latitude)
            row.ExactPosition = Wgs84.CreatePoint(new Coordinate(position.Longitude, position.Latitude));
        row.Precision = Given(place.Precision);
    }

    static void ApplyAddress(PlaceEntity row, Address? address)
    {
        row.AddressLines = address is { HasLines: true } ? address.Lines : null;
        row.Postcode = address is { HasPostcode: true } ? address.Postcode : null;
        row.Town = address is { HasTown: true } ? address.Town : null;
        row.Area = address is { HasArea: true } ? address.Area : null;
    }

    void ApplyDetails(PlaceEntity row, Place place)
    {
        row.Kind = place.DetailsCase switch
        {
            Place.DetailsOneofCase.DetentionCentre => PlaceKind.DetentionCentre,
            Place.DetailsOneofCase.ReportingCentre => PlaceKind.ReportingCentre,
            Place.DetailsOneofCase.SupportGroup => PlaceKind.SupportGroup,
            Place.DetailsOneofCase.Office => PlaceKind.Office,
            _ => throw new ArgumentException("A place without details has no kind; PlaceRules refuses it.", nameof(place)),
        };

        var (centre, reporting, group, office) = (place.DetentionCentre, place.ReportingCentre, place.SupportGroup, place.Office);
        row.FacilityType = centre?.FacilityType;
        row.FacilityTypeNote = centre is { HasFacilityTypeNote: true } ? centre.FacilityTypeNote : null;
        row.Holds = [.. centre?.Holds ?? []];
        row.MaximumStay = centre is { HasMaximumStay: true } ? centre.MaximumStay : null;
        row.HoldingRoom = reporting is { HasHoldingRoom: true } ? reporting.HoldingRoom : null;
        row.OpeningHours = reporting is { HasOpeningHours: true } ? reporting.OpeningHours
            : group is { HasOpeningHours: true } ? group.OpeningHours : null;
        row.OrganisationId = group is { HasOrganisationId: true } ? Guid.Parse(group.OrganisationId)
            : office is { HasOrganisationId: true } ? Guid.Parse(office.OrganisationId) : null;
        row.Languages = [.. group?.Languages ?? []];
        row.Offers = group is { HasOffers: true } ? group.Offers : null;
        row.Scope = group is null ? null : Given(group.Scope);
        row.Services = [.. group?.Services ?? []];
        row.Audiences = [.. group?.Audiences ?? []];
        Rows.Sync(row.WaysToHelp, [.. group?.WaysToHelp ?? []], ordinal => new WayToHelpEntity { Ordinal = ordinal }, (way, wanted) =>
        {
            way.What = wanted.What;
            way.Note = wanted.HasNote ? wanted.Note : null;
        });
        Rows.Sync(row.Capacities, [.. (centre?.Capacities ?? []).OrderByDescending(PlaceDates.AsOf)],
            ordinal => new CapacityEntity { Ordinal = ordinal },
            (capacity, wanted) =>
            {
                capacity.People = wanted.People;
                capacity.AsOf = wanted.AsOf;
                capacity.Kind = Given(wanted.Kind);
                capacity.SourceId = wanted.Source is null ? null : context.IdOf(wanted.Source);
            });
    }

    // The number 0 of every enum of the contract means that nothing is said.
    static T? Given<T>(T value) where T : struct, Enum => EqualityComparer<T>.Default.Equals(value, default) ? null : value;
}
