using System.CommandLine;

namespace Map.Cli.Export;

/// <summary>The options of ./map export for paper.</summary>
sealed class SheetOptions
{
    readonly Option<string> paper = Choice("--paper", "Paper of a PDF.", "a4", "a3");
    readonly Option<string> form = Choice("--form", "Form of a PDF: a leaflet of several pages, or a poster of one side.", "leaflet", "poster");
    readonly Option<string> language = new("--language")
    {
        Description = "Language of a PDF, as in the addresses of the pages: fr, ar.", DefaultValueFactory = _ => "en",
    };

    public void AddTo(Command command)
    {
        command.Add(paper);
        command.Add(form);
        command.Add(language);
    }

    /// <summary>The page that is printed.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="filter">The filter as a query without the question mark.</param>
    public string PathOf(ParseResult parsed, string filter) =>
        $"/{Uri.EscapeDataString(parsed.GetValue(language)!)}/print?{filter}{(filter.Length == 0 ? "" : "&")}"
        + $"form={parsed.GetValue(form)}&paper={parsed.GetValue(paper)}";

    static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
