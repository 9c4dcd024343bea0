using Microsoft.AspNetCore.Http.Extensions;

namespace Map.Gateway.Pages.Layout;

/// <summary>Addresses of the pages in one language.</summary>
public sealed class Links(string language)
{
    public string Home => $"/{language}/";

    public string Regions => $"/{language}/regions";

    public string Data => $"/{language}/data";

    public string Events => $"/{language}/events";

    /// <summary>What happens in some regions.</summary>
    public string EventsIn(IEnumerable<string> regions) => $"{Events}?regions={string.Join(',', regions)}";

    public string Event(string id) => $"{Events}/{id}";

    public string Keep => $"/{language}/keep";

    public string Desk => $"/{language}/desk";

    /// <summary>Where the form of a day is sent.</summary>
    public string DayOf => $"/{language}/day";

    public string Exit => $"/{language}/exit";

    public string Place(string id) => $"/{language}/places/{id}";

    /// <summary>The form of what is wrong with a place; without an id, of a place that the map lacks.</summary>
    public string Suggest(string? id) => id is null ? $"/{language}/suggest" : $"{Place(id)}/suggest";

    /// <summary>Where a form of this address is sent. Browsers drop what they have of an address that something is sent to, and going back would show the
    /// form anew, with another id of its request.</summary>
    public static string Send(string form) => $"{form}?send";

    /// <summary>What became of a suggestion.</summary>
    public string Suggestions => $"/{language}/suggestions";

    /// <summary>Where a group's own people say whether their entry is right.</summary>
    public string Link(string secret) => $"/{language}/links/{Uri.EscapeDataString(secret)}";

    /// <summary>Where who got a mail says stop.</summary>
    public string Stop(string token) => $"/{language}/stop/{Uri.EscapeDataString(token)}";

    /// <summary>Where one asks for news.</summary>
    public string TellMe => $"/{language}/tell-me";

    /// <summary>The same, of a region.</summary>
    public string TellMeOf(string region, bool events = false) => $"{TellMe}?{Parameter("region", region)}{(events ? "&events=on" : "")}";

    /// <summary>The same, of a place.</summary>
    public string TellMeOfPlace(string id) => $"{TellMe}?{Parameter("place", id)}";

    public string TellMePush => $"{TellMe}/push";

    public string ConfirmNews(string token) => $"{TellMe}/confirm/{Uri.EscapeDataString(token)}";

    public string LeaveNewsAt => $"{TellMe}/leave";

    public string LeaveNews(string token) => $"{LeaveNewsAt}/{Uri.EscapeDataString(token)}";

    public string Organisation(string id) => $"/{language}/organisations/{id}";

    public string Region(string code) => $"/{language}/regions/{code}";

    public string Day(string day) => $"/{language}/day/{day}";

    /// <summary>The list of a filter.</summary>
    /// <param name="query">The filter as parameters: kinds=office&amp;regions=FR; empty for all.</param>
    public string List(string query) => Home + Question(query);

    public string Print(string query) => $"/{language}/print" + Question(query);

    public string Embed(string query) => $"/{language}/embed" + Question(query);

    /// <summary>The code by which another site shows this list.</summary>
    public string EmbedCode(string query) => $"/{language}/embed/code" + Question(query);

    /// <summary>A file of a filter: places.csv.</summary>
    public static string File(string name, string query) => $"/{name}" + Question(query);

    /// <summary>This page in another language.</summary>
    public static string In(string language, string path, string query) => $"/{language}{path}{query}";

    /// <summary>One parameter: regions=FR-62.</summary>
    public static string Parameter(string name, string value)
    {
        var builder = new QueryBuilder { { name, value } };
        return builder.ToString()[1..];
    }

    static string Question(string query) => query.Length == 0 ? "" : "?" + query;
}
