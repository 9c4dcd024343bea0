namespace Map.Service.Places.Fields;

/// <summary>Which details a place has decides its kind.</summary>
static class PlaceKinds
{
    /// <summary>The kind whose name is that of the details.</summary>
    public static PlaceKind Of(Place place) => Place.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(place) is { } details
        ? MapEnums.Parse<PlaceKind>(details.Name)
        : throw new ArgumentException("A place without details has no kind; PlaceRules refuses it.", nameof(place));

    /// <summary>Sets the kind, with empty details.</summary>
    public static void Set(Place place, PlaceKind kind)
    {
        place.Kind = kind;
        switch (kind)
        {
            case PlaceKind.DetentionCentre: place.DetentionCentre = new(); break;
            case PlaceKind.ReportingCentre: place.ReportingCentre = new(); break;
            case PlaceKind.SupportGroup: place.SupportGroup = new(); break;
            case PlaceKind.Office: place.Office = new(); break;
        }
    }
}
