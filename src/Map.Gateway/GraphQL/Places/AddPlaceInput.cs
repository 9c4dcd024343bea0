using System.Globalization;
using Map.Contract;
using Map.Gateway.GraphQL.Sources;
using Map.Gateway.Http.Errors;

namespace Map.Gateway.GraphQL.Places;

/// <summary>A place to be added. Exactly one of detentionCentre, reportingCentre, supportGroup and office decides its kind.</summary>
public sealed record AddPlaceInput
{
    /// <summary>The usual name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The name in other languages.</summary>
    public IReadOnlyList<LocalNameInput>? Names { get; init; }

    /// <summary>A few sentences, at most 4,000 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether it is in operation.</summary>
    public required PlaceStatus Status { get; init; }

    /// <summary>When the status was known to be true.</summary>
    public PartialDate? StatusAsOf { get; init; }

    /// <summary>When it was in operation.</summary>
    public IReadOnlyList<PeriodInput>? Periods { get; init; }

    /// <summary>Where it is; leave it out for a network without a public address.</summary>
    public PositionInput? Position { get; init; }

    /// <summary>How exactly the position is known. Needed with a position.</summary>
    public Precision? Precision { get; init; }

    /// <summary>Public postal address. Never a private home.</summary>
    public AddressInput? Address { get; init; }

    /// <summary>Country it lies in, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>Codes of the regions it serves, wherever it sits. For support groups.</summary>
    public IReadOnlyList<string>? Coverage { get; init; }

    /// <summary>The area it serves in the words of the source.</summary>
    public string? CoverageNote { get; init; }

    /// <summary>Public website, http or https.</summary>
    public Uri? Website { get; init; }

    /// <summary>How to reach it. At most 20.</summary>
    public IReadOnlyList<ContactInput>? Contacts { get; init; }

    /// <summary>Where it is known from: at least one.</summary>
    public required IReadOnlyList<SourceInput> Sources { get; init; }

    /// <summary>How well its existence, name and position are supported.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>Remarks on doubts and differences between sources.</summary>
    public string? Note { get; init; }

    /// <summary>Day on which you confirmed all this.</summary>
    public DateOnly? VerifiedOn { get; init; }

    /// <summary>Given for a place where people are held.</summary>
    public DetentionCentreInput? DetentionCentre { get; init; }

    /// <summary>Given for a place where people must report.</summary>
    public ReportingCentreInput? ReportingCentre { get; init; }

    /// <summary>Given for a group that supports people.</summary>
    public SupportGroupInput? SupportGroup { get; init; }

    /// <summary>Given for an office of an agency or a company.</summary>
    public OfficeInput? Office { get; init; }

    /// <summary>A UUID of your making: a repeated request with the same one gives back the place that the first one made.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The place as the service takes it.</summary>
    /// <exception cref="InvalidInputException">Not exactly one kind is given, or an id or a language is wrong.</exception>
    internal V1.Place ToMessage()
    {
        var message = new V1.Place
        {
            Name = Name,
            Status = (V1.PlaceStatus)Status,
            Position = Position?.ToMessage(),
            Precision = (V1.Precision?)Precision ?? V1.Precision.Unspecified,
            Address = Address?.ToMessage(),
            Confidence = (V1.Confidence?)Confidence ?? V1.Confidence.Unspecified,
        };
        message.Periods.AddRange(Periods?.Select(period => period.ToMessage()) ?? []);
        message.CoverageCodes.AddRange(Coverage ?? []);
        message.Contacts.AddRange(Contacts?.Select(contact => contact.ToMessage()) ?? []);
        message.Sources.AddRange(Sources.Select(source => source.ToMessage()));
        AddNames(message);
        AddTexts(message);
        AddDetails(message);
        return message;
    }

    void AddNames(V1.Place message)
    {
        foreach (var (index, local) in (Names ?? []).Index())
        {
            if (!message.Names.TryAdd(local.Language.ToString(), local.Name))
                throw new InvalidInputException($"input.names[{index}].language", $"{local.Language} is given twice.");
        }
    }

    void AddTexts(V1.Place message)
    {
        if (Summary is not null)
            message.Summary = Summary;
        if (StatusAsOf is { } statusAsOf)
            message.StatusAsOf = statusAsOf.ToString();
        if (Country is not null)
            message.Country = Country;
        if (CoverageNote is not null)
            message.CoverageNote = CoverageNote;
        if (Website is not null)
            message.Website = Website.OriginalString;
        if (Note is not null)
            message.Note = Note;
        if (VerifiedOn is { } day)
            message.VerifiedOn = day.ToString("O", CultureInfo.InvariantCulture);
    }

    void AddDetails(V1.Place message)
    {
        object?[] kinds = [DetentionCentre, ReportingCentre, SupportGroup, Office];
        var given = kinds.Count(kind => kind is not null);
        if (given != 1)
        {
            throw new InvalidInputException(
                "input", $"has {given} of detentionCentre, reportingCentre, supportGroup, office. Give exactly one; it decides the kind.");
        }

        // Each setter of a oneof clears the others, so that only the one that is given may be called.
        if (DetentionCentre is not null)
            message.DetentionCentre = DetentionCentre.ToMessage();
        if (ReportingCentre is not null)
            message.ReportingCentre = ReportingCentre.ToMessage();
        if (SupportGroup is not null)
            message.SupportGroup = SupportGroup.ToMessage();
        if (Office is not null)
            message.Office = Office.ToMessage();
    }
}
