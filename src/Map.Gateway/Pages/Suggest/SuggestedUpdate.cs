using System.Globalization;
using Google.Protobuf;

namespace Map.Gateway.Pages.Suggest;

/// <summary>Makes the change of a place from what was typed into its form: only the fields that differ from what the form showed.</summary>
static class SuggestedUpdate
{
    static readonly (string Field, string Path)[] Texts =
    [
        (SuggestForm.Name, "name"), (SuggestForm.Lines, "address.lines"), (SuggestForm.Postcode, "address.postcode"), (SuggestForm.Town, "address.town"),
        (SuggestForm.Offers, "support_group.offers"),
    ];

    /// <summary>The change; null when no field differs.</summary>
    /// <param name="form">The form.</param>
    /// <param name="now">The place as it is now: of its contacts only those change that the form showed.</param>
    /// <param name="today">When a status was known.</param>
    public static V1.UpdatePlaceRequest? Of(SuggestForm form, V1.Place now, DateOnly today)
    {
        var update = new V1.UpdatePlaceRequest
        {
            Id = now.Id, Place = new(), UpdateMask = new(),
            Revision = long.TryParse(form[SuggestForm.Revision], CultureInfo.InvariantCulture, out var revision) ? revision : now.Revision,
        };
        foreach (var (field, path) in Texts.Where(text => form.IsChanged(text.Field) && IsOf(now, text.Path)))
            Give(path, form[field]);
        if (form.IsChanged(SuggestForm.Website))
            Give("website", WebText.Whole(form[SuggestForm.Website]));
        if (form.IsChanged(SuggestForm.Hours) && HoursPath(now) is { } hours)
            Give(hours, form[SuggestForm.Hours]);
        if (now.SupportGroup is not null)
            GiveLists(form, update);
        if (form.IsChanged(SuggestForm.Phone) || form.IsChanged(SuggestForm.Email))
        {
            update.UpdateMask.Paths.Add("contacts");
            update.Place.Contacts.Add(SuggestedContacts.Of(form, now.Contacts));
        }

        if (IsClosed(form) && now.Status != V1.PlaceStatus.Closed)
            GiveStatus(V1.PlaceStatus.Closed);
        else if (form.IsChanged(SuggestForm.Status) && Statuses.FirstOrDefault(status => Words.Of(status) == form[SuggestForm.Status]) is var status and not default(V1.PlaceStatus))
            GiveStatus(status);
        return update.UpdateMask.Paths.Count > 0 ? update : null;

        void Give(string path, string value)
        {
            update.UpdateMask.Paths.Add(path);
            if (value.Length > 0)
                Set(update.Place, path.Split('.'), value);
        }

        void GiveStatus(V1.PlaceStatus given)
        {
            update.UpdateMask.Paths.Add(["status", "status_as_of"]);
            update.Place.Status = given;
            update.Place.StatusAsOf = today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whether the form says that the place has closed.</summary>
    public static bool IsClosed(SuggestForm form) => form[SuggestForm.What] == "closed";

    /// <summary>Moves opening hours that are not in the syntax of the map into the comment, where a reviewer reads them.</summary>
    /// <returns>What to say in the comment; null when no hours are given.</returns>
    public static string? TakeHours(V1.ProposedChange change)
    {
        var place = change.AddPlace?.Place ?? change.UpdatePlace.Place;
        var hours = place.SupportGroup?.OpeningHours ?? place.ReportingCentre?.OpeningHours;
        place.SupportGroup?.ClearOpeningHours();
        place.ReportingCentre?.ClearOpeningHours();
        if (change.UpdatePlace is { UpdateMask.Paths: var paths } && HoursPath(paths) is { } path)
            paths.Remove(path);
        return hours;
    }

    static V1.PlaceStatus[] Statuses => Enum.GetValues<V1.PlaceStatus>();

    static void GiveLists(SuggestForm form, V1.UpdatePlaceRequest update)
    {
        if (form.IsListChanged(SuggestForm.Languages))
        {
            update.UpdateMask.Paths.Add("support_group.languages");
            (update.Place.SupportGroup ??= new()).Languages.Add(form.All(SuggestForm.Languages));
        }

        if (form.IsListChanged(SuggestForm.Services))
        {
            update.UpdateMask.Paths.Add("support_group.services");
            (update.Place.SupportGroup ??= new()).Services.Add(ServicesOf(form));
        }
    }

    /// <summary>The services that are chosen.</summary>
    public static IEnumerable<V1.Service> ServicesOf(SuggestForm form) =>
        Enum.GetValues<V1.Service>().Where(service => service != default && form.All(SuggestForm.Services).Contains(Words.Of(service)));

    static bool IsOf(V1.Place place, string path) => place.SupportGroup is not null || !path.StartsWith("support_group.", StringComparison.Ordinal);

    static string? HoursPath(V1.Place place) => place.DetailsCase switch
    {
        V1.Place.DetailsOneofCase.SupportGroup => "support_group.opening_hours",
        V1.Place.DetailsOneofCase.ReportingCentre => "reporting_centre.opening_hours",
        _ => null,
    };

    static string? HoursPath(IEnumerable<string> paths) => paths.FirstOrDefault(path => path.EndsWith(".opening_hours", StringComparison.Ordinal));

    static void Set(IMessage message, ReadOnlySpan<string> path, string value)
    {
        var field = message.Descriptor.FindFieldByName(path[0]);
        if (path.Length == 1)
        {
            field.Accessor.SetValue(message, value);
            return;
        }

        if (!field.Accessor.HasValue(message))
            field.Accessor.SetValue(message, field.MessageType.Parser.ParseFrom(ByteString.Empty));
        Set((IMessage)field.Accessor.GetValue(message), path[1..], value);
    }
}
