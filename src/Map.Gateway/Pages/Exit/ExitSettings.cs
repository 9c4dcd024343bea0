namespace Map.Gateway.Pages.Exit;

/// <summary>Where "Leave this page" leads.</summary>
/// <param name="Url">A page that somebody who looks over the shoulder would not wonder at; null: an empty page.</param>
public sealed record ExitSettings(Uri? Url)
{
    public const string Key = "MAP_EXIT_URL";

    public static ExitSettings From(IConfiguration configuration, List<string> faults)
    {
        if (configuration[Key] is not { Length: > 0 } text)
            return new(Url: null);
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.UserInfo.Length == 0)
            return new(url);
        faults.Add($"{Key} is \"{text[(text.LastIndexOf('@') + 1)..]}\". Give the whole address of a page, such as https://weather.example.org/, or leave it out.");
        return new(Url: null);
    }
}
