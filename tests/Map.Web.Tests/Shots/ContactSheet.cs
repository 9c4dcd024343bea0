using System.Net;
using System.Text;

namespace Map.Web.Tests.Shots;

/// <summary>A page with all pictures, a row for each language and colour.</summary>
static class ContactSheet
{
    public static string NameOf(string page) => page.Replace(' ', '-');

    public static async Task WriteAsync(string folder)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pictures of the pages</title>
            <style>body{font:1rem system-ui;margin:2rem}div{display:flex;gap:1rem;align-items:flex-start;overflow-x:auto}
            figure{margin:0 0 1rem}
            img{display:block;height:24rem;width:auto;object-fit:cover;object-position:top;border:1px solid #999}</style>

            """);
        foreach (var page in Directory.EnumerateDirectories(folder).Order())
        {
            var name = Path.GetFileName(page);
            html.Append("<h2>").Append(WebUtility.HtmlEncode(name)).Append("</h2>\n");
            foreach (var row in Directory.EnumerateFiles(page, "*.png").Select(Path.GetFileNameWithoutExtension)
                .GroupBy(shot => (Language: shot!.Split('-')[0], Colours: shot!.Split('-')[^1])).OrderBy(row => row.Key))
            {
                html.Append("<div>");
                foreach (var shot in row.OrderBy(shot => int.Parse(shot!.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture)))
                {
                    var picture = $"{name}/{shot}.png";
                    html.Append($"<figure><a href=\"{picture}\"><img src=\"{picture}\" alt=\"\" loading=\"lazy\"></a>{shot}</figure>");
                }

                html.Append("</div>\n");
            }
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), html.ToString());
    }
}
