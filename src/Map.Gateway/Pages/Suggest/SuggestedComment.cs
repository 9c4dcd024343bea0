using Map.Gateway.Pages.Layout;

namespace Map.Gateway.Pages.Suggest;

/// <summary>The comment of a suggestion, for its reviewer: what was typed as one, and what was typed into fields that the change does not take.</summary>
static class SuggestedComment
{
    const string Emptied = "–";

    static readonly string[] Fields =
    [
        SuggestForm.Name, SuggestForm.Lines, SuggestForm.Postcode, SuggestForm.Town, SuggestForm.Website, SuggestForm.Phone, SuggestForm.Email,
        SuggestForm.Hours, SuggestForm.Languages, SuggestForm.Services, SuggestForm.Offers, SuggestForm.Status,
    ];

    /// <summary>Empty for none.</summary>
    public static string Of(Page page, SuggestForm form, V1.ProposedChange change) => string.Join('\n',
        FieldsOf(form, change).Select(field => $"{page.Say[SuggestLabels.Of(field)]}: {TextOf(page, form, field)}")
            .Prepend(form[SuggestForm.Comment]).Where(line => line.Length > 0));

    /// <summary>The fields that were changed and that the change does not take.</summary>
    public static IEnumerable<string> FieldsOf(SuggestForm form, V1.ProposedChange change) =>
        Fields.Where(field => form.IsChanged(field) && !Takes(change, form, field));

    static bool Takes(V1.ProposedChange change, SuggestForm form, string field)
    {
        if (change.Report is { } report)
            return field == SuggestForm.Status && report.Kind == V1.ReportKind.Closed;
        return field switch
        {
            SuggestForm.Lines or SuggestForm.Postcode or SuggestForm.Town => change.AddPlace is null || change.AddPlace.Place.Address is not null,
            SuggestForm.Hours => !SuggestedUpdate.HasHoursInWords(form),
            SuggestForm.Languages or SuggestForm.Services or SuggestForm.Offers => form.PlaceKind == V1.PlaceKind.SupportGroup,
            _ => true,
        };
    }

    static string TextOf(Page page, SuggestForm form, string field)
    {
        var chosen = form.All(field);
        var text = field switch
        {
            SuggestForm.Languages => string.Join(", ", chosen.Select(page.Language.NameOf)),
            SuggestForm.Services => Labels<V1.Service>("service"),
            SuggestForm.Status => Labels<V1.PlaceStatus>("status"),
            _ => form[field],
        };
        return text.Length > 0 ? text : Emptied;

        string Labels<T>(string group) where T : struct, Enum =>
            string.Join(", ", page.Say.Choices<T>(group).Where(choice => chosen.Contains(choice.Value)).Select(choice => choice.Label));
    }
}
