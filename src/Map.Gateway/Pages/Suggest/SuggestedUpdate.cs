using System.Globalization;

namespace Map.Gateway.Pages.Suggest;

/// <summary>Makes the change of a place from what was typed into its form: only the fields that differ from what the form showed.</summary>
static class SuggestedUpdate
{
    static readonly (string Field, string Path, Action<V1.Place, string> Set)[] Texts =
    [
        (SuggestForm.Name, "name", (place, text) => place.Name = text),
        (SuggestForm.Lines, "address.lines", (place, text) => (place.Address ??= new()).Lines = text),
        (SuggestForm.Postcode, "address.postcode", (place, text) => (place.Address ??= new()).Postcode = text),
        (SuggestForm.Town, "address.town", (place, text) => (place.Address ??= new()).Town = text),
        (SuggestForm.Website, "website", (place, text) => place.Website = WebText.Whole(text)),
        (SuggestForm.Offers, "support_group.offers", (place, text) => (place.SupportGroup ??= new()).Offers = text),
        (SuggestForm.Hours, "support_group.opening_hours", (place, text) => (place.SupportGroup ??= new()).OpeningHours = text),
        (SuggestForm.Hours, "reporting_centre.opening_hours", (place, text) => (place.ReportingCentre ??= new()).OpeningHours = text),
    ];

    /// <summary>The change; null when no field differs.</summary>
    /// <param name="form">The form.</param>
    /// <param name="id">The place that the form is of.</param>
    /// <param name="now">The place as it is now: of its contacts only those change that the form showed.</param>
    /// <param name="today">When a status was known.</param>
    public static V1.UpdatePlaceRequest? Of(SuggestForm form, string id, V1.Place now, DateOnly today)
    {
        var update = new V1.UpdatePlaceRequest
        {
            Id = id, Place = new(), UpdateMask = new(),
            Revision = long.TryParse(form[SuggestForm.Revision], CultureInfo.InvariantCulture, out var revision) ? revision : now.Revision,
        };
        var paths = update.UpdateMask.Paths;
        foreach (var (field, path, set) in Texts.Where(text => form.IsChanged(text.Field) && IsOf(now, text.Path)))
        {
            if (field == SuggestForm.Hours && HasHoursInWords(form))
                continue;
            paths.Add(path);
            if (form[field].Length > 0)
                set(update.Place, form[field]);
        }

        if (now.SupportGroup is not null)
            GiveLists(form, update);
        if (form.IsChanged(SuggestForm.Phone) || form.IsChanged(SuggestForm.Email))
        {
            paths.Add("contacts");
            update.Place.Contacts.Add(SuggestedContacts.Of(form, now.Contacts));
        }

        var status = IsClosed(form) ? V1.PlaceStatus.Closed : Words.Find<V1.PlaceStatus>(form[SuggestForm.Status]);
        if (status != default && (IsClosed(form) ? now.Status != status : form.IsChanged(SuggestForm.Status)))
        {
            paths.Add(["status", "status_as_of"]);
            update.Place.Status = status;
            update.Place.StatusAsOf = today.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        }

        return paths.Count > 0 ? update : null;
    }

    /// <summary>The field of the form that a field of a place comes from.</summary>
    /// <param name="name">The name of the field of the place in the schema, without what it is a part of: openingHours.</param>
    /// <returns>Empty when it comes from none.</returns>
    public static string FieldOf(string name) => Texts.FirstOrDefault(text => Translation.PathOf(text.Path.Split('.')[^1]) == name).Field ?? "";

    /// <summary>Whether the form says that the place has closed.</summary>
    public static bool IsClosed(SuggestForm form) => form[SuggestForm.What] == "closed";

    /// <summary>Whether it has new opening hours that no field of the place takes, in people's own words or of a kind without.</summary>
    public static bool HasHoursInWords(SuggestForm form)
    {
        var hours = form[SuggestForm.Hours];
        var isField = form.PlaceKind is V1.PlaceKind.SupportGroup or V1.PlaceKind.ReportingCentre
            && hours.Length <= OpeningHours.MaximumLength && OpeningHours.IsValid(hours);
        return hours.Length > 0 && form.IsChanged(SuggestForm.Hours) && !isField;
    }

    static void GiveLists(SuggestForm form, V1.UpdatePlaceRequest update)
    {
        if (form.IsChanged(SuggestForm.Languages))
        {
            update.UpdateMask.Paths.Add("support_group.languages");
            (update.Place.SupportGroup ??= new()).Languages.Add(form.All(SuggestForm.Languages));
        }

        if (form.IsChanged(SuggestForm.Services))
        {
            update.UpdateMask.Paths.Add("support_group.services");
            (update.Place.SupportGroup ??= new()).Services.Add(ServicesOf(form));
        }
    }

    /// <summary>The services that are chosen.</summary>
    public static IEnumerable<V1.Service> ServicesOf(SuggestForm form) =>
        Words.Values<V1.Service>().Where(service => form.All(SuggestForm.Services).Contains(Words.Of(service)));

    // Details are those of one kind: support_group.offers.
    static bool IsOf(V1.Place place, string path) =>
        Words.Find<V1.PlaceKind>(path.Split('.')[0]) is var kind && (kind == default || kind == place.Kind);
}
