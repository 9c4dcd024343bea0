using Map.Gateway.Pages.Cards;
using Map.Gateway.Pages.Language;

namespace Map.Gateway.Pages.Places;

/// <summary>A place in one sentence, for search engines and previews: Detention centre in Coquelles. Open. Run by Police aux frontières.</summary>
static class PlaceSummary
{
    public static string Of(PlaceModel model, Say say)
    {
        var place = model.Place;
        var where = Whereabouts.Of(place, null, default, say);
        var runs = model.Involved.Where(one => one.Involvement.Role == V1.InvolvementRole.Operates && one.Involvement.To.Length == 0)
            .Select(one => one.Organisation.Name).Distinct().Take(2).ToList();
        var services = place.SupportGroup?.Services.Select(service => say.Word("service", service)).Take(4) ?? [];
        return string.Join(
            ". ",
            ((string[])
            [
                where.Length > 0 ? $"{say.Word("kind", place.Kind)} {where}" : say.Word("kind", place.Kind),
                place.Status == V1.PlaceStatus.Open ? "" : say.Word("status", place.Status),
                runs.Count > 0 ? $"{say["place.runs"]}: {string.Join(", ", runs)}" : "",
                string.Join(", ", services),
            ]).Where(part => part.Length > 0)) + ".";
    }
}
