namespace Map.Gateway.Pages.Suggest;

/// <summary>What the fields of a form are called.</summary>
static class SuggestLabels
{
    /// <summary>The key of a field's label in the texts of the pages.</summary>
    public static string Of(string field) => field switch
    {
        SuggestForm.Kind => "place.kind",
        SuggestForm.What => "suggest.what",
        SuggestForm.Other => "suggest.other",
        SuggestForm.Name => "suggest.name",
        SuggestForm.Lines => "suggest.lines",
        SuggestForm.Postcode => "suggest.postcode",
        SuggestForm.Town => "suggest.town",
        SuggestForm.Website => "place.web",
        SuggestForm.Phone => "contact.voice",
        SuggestForm.Email => "contact.email",
        SuggestForm.Hours => "place.hours",
        SuggestForm.Languages => "place.languages",
        SuggestForm.Services => "place.services",
        SuggestForm.Offers => "place.offers",
        SuggestForm.Status => "suggest.open",
        SuggestForm.Comment => "suggest.comment",
        SuggestForm.Source => "suggest.source",
        SuggestForm.SourceUrl => "suggest.source.url",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "is no field that anybody sees."),
    };
}
