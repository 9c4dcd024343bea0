using Map.Gazetteer;

namespace Map.Service.Freshness.DeadLinks;

/// <summary>What pages are known by that stand in the place of others: bot walls, parked domains, pages that say that there is none.</summary>
static class PageSigns
{
    // Whoever writes about such things has more to say.
    const int MostOfWall = 1500, MostOfParked = 3000;

    static readonly string[] WallScripts =
    [
        "orchestrate/chl_page", "_cf_chl_opt", "ddos-guard", "_incapsula_resource", "px-captcha", "perimeterx", "captcha-delivery.com", "awswafintegration", "awswaf.com",
        "sgcaptcha", "/_guard/", "geo.captcha", "kpsdk", "/cmd/anubis", "botstopper",
    ];

    static readonly string[] WallWords = Folded(
    [
        "just a moment", "attention required", "checking your browser", "verify you are human", "verifying you are human", "are you a robot", "are you human", "not a robot",
        "ddos protection by", "please enable cookies and", "enable javascript and cookies to continue", "access denied", "request unsuccessful incapsula", "security check",
        "unusual traffic", "pardon our interruption", "making sure you re not a bot", "bot verification", "human verification",
    ]);

    static readonly string[] ParkingScripts =
    [
        "sedoparking.com", "parkingcrew.net", "bodis.com", "parklogic.com", "afternic.com", "hugedomains.com", "cashparking", "parkpage",
        "window.park", "parking-lander", "domainmarket.com", "undeveloped.com", "namebright.com", "img1.wsimg.com/parking", "d38psrni17bvxu.cloudfront.net", "skenzo.com",
    ];

    static readonly string[] ParkedWords = Folded(
    [
        "domain is for sale", "domain may be for sale", "domain name is for sale", "buy this domain", "domain is parked", "domain parked", "parked free", "parked domain", "this domain has expired",
        "domain has expired", "domain expired", "domain steht zum verkauf", "domain zu verkaufen", "domain ist geparkt", "nom de domaine est a vendre", "domaine a vendre", "domaine est a vendre",
        "dominio en venta", "dominio esta en venta", "dominio in vendita", "dominio e in vendita", "domein is te koop", "domein te koop", "domena na sprzedaz", "domena jest na sprzedaz", "домен продается", "домен продаётся",
        "inquire about this domain", "get this domain", "make an offer on this domain", "related searches privacy policy", "domain available for purchase",
    ]);

    static readonly string[] ParkingHosts =
        ["hugedomains.com", "dan.com", "sedo.com", "afternic.com", "domainmarket.com", "undeveloped.com", "sav.com", "parkingcrew.net", "bodis.com", "ww1.", "ww25.", "ww38."];

    static readonly string[] MissingWords = Folded(
    [
        "404", "not found", "page cannot be found", "page can t be found", "page could not be found", "page doesn t exist", "page does not exist", "no longer available", "no longer exists",
        "nothing found", "oops", "page missing", "content unavailable", "page unavailable", "nicht gefunden", "existiert nicht", "nicht mehr verfugbar", "nicht vorhanden", "introuvable", "n existe pas", "n existe plus", "non trouvee",
        "no encontrada", "no encontrado", "no existe", "non trovata", "non trovato", "non esiste", "niet gevonden", "bestaat niet", "nao encontrada", "nao encontrado", "nao existe", "nie znaleziono",
        "nie istnieje", "nenalezena", "nebyla nalezena", "nije pronadena", "nije pronaden", "nem talalhato", "negasita", "nu a fost gasita", "nu exista", "не найдена", "не найдено", "не существует", "не знайдено",
        "не існує", "не е намерена", "није пронађена", "bulunamadi", "δεν βρεθηκε", "غير موجودة", "غير موجود", "یافت نشد", "پیدا نشد", "hittades inte", "finns inte", "ikke fundet", "ikke funnet", "ei loydy", "ei loytynyt",
        "nuk u gjet", "найдено ничего", "ვერ მოიძებნა", "找不到", "页面不存在", "ページが見つかりません", "찾을 수 없습니다", "khong tim thay", "haipatikani", "tidak ditemukan", "nerasta", "nav atrasta", "ei leitud",
    ]);

    static readonly string[] MissingPaths = ["404", "not-found", "notfound", "not_found", "page-not-found", "pagenotfound", "error", "error404", "404error", "page_not_found"];

    static readonly string[] LoginPaths =
        ["/login", "/signin", "/sign-in", "/sign_in", "/wp-login.php", "/accounts/login", "/auth/", "/sso/", "/session/new", "/checkpoint", "/authwall", "/consent"];

    /// <summary>Whether it is the page of a bot wall.</summary>
    public static bool IsWall(PageText page)
    {
        if (page.Main.Length > MostOfWall) return false;
        // Scripts of bot walls are on the pages behind them, too.
        return (page.Main.Length < MostOfWall / 3 && HasAny(page.Scripts, WallScripts)) || HasWords($"{page.Title} {page.Heading}", WallWords) || (page.Main.Length < MostOfWall / 3 && HasWords(page.Main, WallWords));
    }

    /// <summary>Whether it is the page of a domain that nobody uses.</summary>
    public static bool IsParked(PageText page) => page.Main.Length <= MostOfParked
        && (HasAny(page.Scripts, ParkingScripts) || HasWords($"{page.Title} {page.Heading} {page.Main}", ParkedWords));

    /// <summary>Whether a host sells domains that nobody uses.</summary>
    public static bool IsParkingHost(string host) => ParkingHosts.Any(known =>
        known.EndsWith('.') ? host.StartsWith(known, StringComparison.Ordinal) : host == known || host.EndsWith($".{known}", StringComparison.Ordinal));

    /// <summary>Whether it says, where pages say what they are, that there is no such page.</summary>
    public static bool SaysMissing(PageText page) => HasWords($"{page.Title} {page.Heading}", MissingWords) || (page.Main.Length < 500 && HasWords(page.Main, MissingWords));

    /// <summary>Whether an address is that of a page that says that there is none.</summary>
    public static bool IsMissingPath(Uri address) =>
        address.Segments[^1].Trim('/').Split('.')[0] is { Length: > 0 } last && MissingPaths.Contains(last, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an address asks for a login.</summary>
    public static bool IsLogin(Uri address) => LoginPaths.Any(path => address.AbsolutePath.Contains(path, StringComparison.OrdinalIgnoreCase));

    static bool HasAny(string text, string[] signs) => signs.Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));

    static string[] Folded(string[] phrases) => [.. phrases.Select(Folding.Shared.Fold)];

    static bool HasWords(string text, string[] phrases)
    {
        var folded = $" {Folding.Shared.Fold(text)} ";
        return phrases.Any(phrase => folded.Contains(IsSpaced(phrase) ? $" {phrase} " : phrase, StringComparison.Ordinal));
    }

    // Scripts without spaces between words.
    static bool IsSpaced(string phrase) => phrase[^1] < 0x2E80;
}
