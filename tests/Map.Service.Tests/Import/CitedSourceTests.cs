using Map.Service.Import;

namespace Map.Service.Tests.Import;

public sealed class CitedSourceTests
{
    [Theory]
    [InlineData("https://ofpra.gouv.fr/glossaire/z", "https://ofpra.gouv.fr/glossaire/z")]
    [InlineData("OFPRA, glossaire, https://ofpra.gouv.fr/glossaire/z", "https://ofpra.gouv.fr/glossaire/z")]
    [InlineData("http://www.inlia.nl/", "http://www.inlia.nl/")]
    [InlineData("HTTPS://example.org/A", "HTTPS://example.org/A")]
    [InlineData("See https://example.org/a.", "https://example.org/a")]
    [InlineData("See (https://example.org/a?b=1&c=2#d), 2020", "https://example.org/a?b=1&c=2#d")]
    [InlineData("https://en.wikipedia.org/wiki/Calais_(disambiguation)", "https://en.wikipedia.org/wiki/Calais_(disambiguation)")]
    [InlineData("(https://en.wikipedia.org/wiki/Calais_(disambiguation))", "https://en.wikipedia.org/wiki/Calais_(disambiguation)")]
    [InlineData("biduk.org, cited in https://example.org/a", "https://example.org/a")]
    [InlineData("biduk.org Dec 2025", "https://biduk.org")]
    [InlineData("BBC via uk.swap.it Dec 2025", "https://uk.swap.it")]
    [InlineData("AVID, guest blog on visiting in Manchester (aviddetention.org.uk, undated)", "https://aviddetention.org.uk")]
    [InlineData("CodeYourFuture/CYF-Signposts content/posts/english-for-action.md, 2 July 2024 (biduk.org contact page)",
        "https://biduk.org")]
    [InlineData("soasdetaineesupport.co.uk/about", "https://soasdetaineesupport.co.uk/about")]
    [InlineData("sansnom.noblogs.org/archives/19021, press digest 8-9 Oct 2023", "https://sansnom.noblogs.org/archives/19021")]
    [InlineData("Close the Camps (Migreurop), data of 1 Feb 2018 (github.com/neocarto/closethecamps id 75)",
        "https://github.com/neocarto/closethecamps")]
    [InlineData("HMI Prisons, 20-29 Oct 2025 (ein.org.uk; freemovement.org.uk ?p=235183)", "https://ein.org.uk")]
    [InlineData("thirdforcenews.org.uk \"Unity Centre to close after 17 years\"", "https://thirdforcenews.org.uk")]
    [InlineData("Quoted by \"www.gdwg.org.uk\".", "https://www.gdwg.org.uk")]
    [InlineData("20minutes.fr, 19 January 2018", "https://20minutes.fr")]
    [InlineData("prosper.community, 2016", "https://prosper.community")]
    [InlineData("maisondesrefugies.paris", "https://maisondesrefugies.paris")]
    [InlineData("flüchtlingsrat-köln.de, 2024", "https://flüchtlingsrat-köln.de")]
    [InlineData("Statewatch.org, 2019", "https://Statewatch.org")]
    public void Citation_with_address_is_link(string citation, string url)
    {
        var source = CitedSource.Of(citation);
        Assert.Equal((citation, url), (source.Citation, source.Url));
    }

    [Theory]
    [InlineData("compiler's general knowledge")]
    [InlineData("Sheffugees/asylumjourney-frontend src/app/data/providers.js (reviewed 1 February 2019)")]
    [InlineData("CodeYourFuture/CYF-Signposts content/posts/caras.md (1 July 2024)")]
    [InlineData("boxwise/boxtribute-landing-nextjs data/map/map.md (2 April 2023)")]
    [InlineData("detention_centres.csv, authority of se-marsta, se-astorp")]
    [InlineData("contacts.csv and report.pdf")]
    [InlineData("Global Detention Project 2017")]
    [InlineData("Church Times, 15 June 2018 (as Yarl's Wood Befrienders)")]
    [InlineData("U.S. Department of Justice, 9 p.m., e.g. of 1.5.2020 or 10/07/2024")]
    [InlineData("S.Mahdi, ed.; the site closed.In 2012 it opened, No.10, v7.0, 53.5640,-0.9813, 1.5km")]
    [InlineData("Letter from office@example.org")]
    [InlineData("http://localhost/x and https://10.0.0.1/x and ftp://example.org")]
    [InlineData("https://user:word@example.org/")]
    [InlineData("ASP.NET and Node.js")]
    [InlineData("Bristol24/7 \"Long walk to Patchway for asylum seekers\"")]
    [InlineData("example..org and -example.org and example-.org and example.o")]
    public void Citation_without_address_is_no_link(string citation) => Assert.False(CitedSource.Of(citation).HasUrl);

    [Fact]
    public void Address_longer_than_the_contract_allows_is_no_link() =>
        Assert.False(CitedSource.Of("https://example.org/" + new string('a', 2000)).HasUrl);
}
