using Map.Gateway.Pages.Suggest;
using Map.V1;

namespace Map.Gateway.Tests.Pages.Suggest;

public sealed class SuggestFormTests
{
    // What the map said, what was typed, what the map says now, what the form then has, and whether both have changed it, each in its way.
    [Theory]
    [InlineData("name", "Old", "Old", "Theirs", "Theirs", false)]
    [InlineData("name", "Old", "Mine", "Old", "Mine", false)]
    [InlineData("name", "Old", "Mine", "Theirs", "Mine", true)]
    [InlineData("name", "Old", "Same", "Same", "Same", false)]
    [InlineData("website", "https://old.example/", "https://old.example/", "", "", false)]
    [InlineData("website", "https://old.example/", "https://mine.example/", "", "https://mine.example/", true)]
    [InlineData("phone", "+44 1632 960000", "", "+44 1632 960000", "", false)]
    [InlineData("phone", "+44 1632 960000", "", "+44 1632 960001", "", true)]
    [InlineData("phone", "+44 1632 960000", "", "", "", false)]
    [InlineData("status", "open", "closed", "planned", "closed", true)]
    [InlineData("status", "open", "open", "planned", "planned", false)]
    [InlineData("languages", "en,fr", "en,ar", "en,fr,de", "en,ar", true)]
    [InlineData("languages", "en,fr", "en,fr", "de", "de", false)]
    [InlineData("languages", "en,fr", "en,fr", "", "", false)]
    [InlineData("languages", "en,fr", "en", "", "en", true)]
    [InlineData("languages", "en,fr", "en", "en", "en", false)]
    [InlineData("services", "food", "", "food", "", false)]
    [InlineData("services", "food", "", "food,casework", "", true)]
    public void Rebased_keeps_what_was_typed_and_tells_what_both_have_changed(
        string field, string before, string typed, string now, string expected, bool isChangedByBoth)
    {
        var form = Typed(SuggestForm.Of(PlaceWith(field, before, 1)), field, typed);

        Assert.Equal(isChangedByBoth ? [field] : [], form.Rebase(PlaceWith(field, now, 2)));

        Assert.Equal(expected, string.Join(',', form.All(field)));
        Assert.Equal(now, form.Before(field));
        Assert.Equal("2", form[SuggestForm.Revision]);
    }

    static SuggestForm Typed(SuggestForm form, string field, string text)
    {
        var values = form.Ready.GroupBy(pair => pair.Name, pair => pair.Value)
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => [.. group]);
        var isList = field is SuggestForm.Languages or SuggestForm.Services;
        values[field] = isList ? text.Split(',') : [text];
        // Of a list that nothing is chosen of, nothing is sent.
        if (isList && text.Length == 0)
            values.Remove(field);
        return new(values);
    }

    static Place PlaceWith(string field, string value, long revision)
    {
        var values = value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var place = new Place
        {
            Revision = revision, Name = "A kitchen", Kind = PlaceKind.SupportGroup, Status = PlaceStatus.Open, SupportGroup = new(),
        };
        switch (field)
        {
            case SuggestForm.Name:
                place.Name = value;
                break;
            case SuggestForm.Website:
                place.Website = value;
                break;
            case SuggestForm.Phone:
                place.Contacts.Add(values.Select(number => new Contact { Kind = ContactKind.Voice, Value = number }));
                break;
            case SuggestForm.Status:
                place.Status = Words.Find<PlaceStatus>(value);
                break;
            case SuggestForm.Languages:
                place.SupportGroup.Languages.Add(values);
                break;
            case SuggestForm.Services:
                place.SupportGroup.Services.Add(values.Select(Words.Find<V1.Service>));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "has no value here.");
        }

        return place;
    }
}
