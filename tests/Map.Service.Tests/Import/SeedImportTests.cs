using Map.Service.Import;

namespace Map.Service.Tests.Import;

/// <summary>What the seed has become. The numbers are those of its files: they change when the files do.</summary>
public sealed class SeedImportTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    [Fact]
    public async Task Seed_has_all_places_of_each_kind() => Assert.Equal(
        ["detention_centre 186", "reporting_centre 19", "support_group 555", "office 28"],
        await database.ColumnAsync("SELECT concat_ws(' ', kind, count(*)) FROM place GROUP BY kind ORDER BY kind"));

    [Fact]
    public async Task Seed_has_all_organisations_and_regions() => Assert.Equal(
        "632 42 4 61 1424",
        await database.ValueAsync("""
            SELECT concat_ws(' ', (SELECT count(*) FROM organisation),
                (SELECT string_agg(n::text, ' ' ORDER BY kind) FROM (SELECT kind, count(*) n FROM region GROUP BY kind) r))
            """));

    [Fact]
    public async Task Every_row_of_operates_is_involvement() => Assert.Equal(
        ["operates 73", "guards 45", "operates_holding_room 10", "welfare 1", "legal_aid 14"],
        await database.ColumnAsync(
            "SELECT concat_ws(' ', role, count(*)) FROM involvement WHERE imported_from = 'operates.csv' GROUP BY role ORDER BY role"));

    [Fact]
    public async Task Every_subject_has_one_revision_and_every_place_source() => Assert.Equal(
        "2951 2951 0",
        await database.ValueAsync("""
            SELECT concat_ws(' ', max(number), count(DISTINCT (subject, subject_id)),
                (SELECT count(*) FROM place p WHERE NOT EXISTS (SELECT FROM place_source s WHERE s.place_id = p.id)))
            FROM revision
            """));

    [Fact]
    public async Task Whom_places_hold_or_are_for_and_for_how_long_is_known_of_some()
    {
        Assert.Equal(
            ["be-holsbeek {women}", "fr-cra-merignac {men,women}", "fr-cra-mesnil-amelot-3 {women,families}", "gb-brook-house {men}",
             "gb-cedars {families}", "gb-derwentside {women}", "gb-gatwick-pda {families}", "gb-manchester-rsthf {men,women}",
             "gr-lesvos-ccac {men,women,families,unaccompanied_minors}", "gr-samos-ccac {men,women,families,unaccompanied_minors}",
             "ie-dochas {women}", "it-torino {men}", "nl-zeist {families}"],
            await database.ColumnAsync("SELECT concat_ws(' ', key, holds) FROM place WHERE holds <> '{}' ORDER BY key"));
        Assert.Equal(
            ["1 week 2", "24 hours 4", "26 days 10", "7 days 6", "indefinite 14"],
            await database.ColumnAsync("""
                SELECT concat_ws(' ', maximum_stay, count(*)) FROM place WHERE maximum_stay IS NOT NULL
                GROUP BY maximum_stay ORDER BY maximum_stay COLLATE "C"
                """));
        Assert.Equal(
            ["detained 75", "reporting 2", "asylum_seekers 271", "refused_asylum_seekers 47", "refugees 187", "undocumented 83",
             "people_on_the_move 79", "eu_citizens 7", "women 30", "families 52", "unaccompanied_minors 24", "lgbtiq 3", "survivors 9"],
            await database.ColumnAsync("SELECT concat_ws(' ', a, count(*)) FROM place, unnest(audiences) a GROUP BY a ORDER BY a"));
    }

    [Fact]
    public async Task Rows_that_nobody_confirmed_are_unpublished()
    {
        Assert.Equal("59 0", await database.ValueAsync("""
            SELECT concat_ws(' ', count(*) FILTER (WHERE NOT published), count(*) FILTER (WHERE published = (confidence = 'low')))
            FROM place
            """));
        Assert.Equal(
            ["fr-uk-sthf-calais", "fr-uk-sthf-coquelles", "fr-uk-sthf-dunkerque", "gb-dover-harbour", "gb-lydd-airport",
             "rc-communications-house"],
            await database.ColumnAsync("SELECT key FROM place WHERE NOT published AND kind <> 'support_group' ORDER BY key"));
    }

    [Fact]
    public async Task Organisations_of_unconfirmed_groups_are_unpublished() => Assert.Equal(
        "53 0",
        await database.ValueAsync("""
            SELECT concat_ws(' ', count(*) FILTER (WHERE NOT o.published), count(*) FILTER (WHERE o.published <> p.published))
            FROM organisation o JOIN place p ON p.organisation_id = o.id AND p.kind = 'support_group'
            """));

    [Fact]
    public async Task Contacts_are_public_only_if_known_from_2020_or_later() => Assert.Equal(
        ["public 0", "reviewers 0"],
        await database.ColumnAsync("""
            SELECT concat_ws(' ', visibility, count(*) FILTER (WHERE (visibility = 'public') <> (citation ~ '202[0-9]')))
            FROM contact JOIN source s ON s.id = source_id GROUP BY visibility ORDER BY visibility
            """));

    [Fact]
    public async Task Every_country_has_survey_of_every_kind_of_place()
    {
        Assert.Equal("0", await database.ValueAsync("""
            SELECT count(*) FROM region r CROSS JOIN unnest(enum_range(NULL::place_kind)) kind
            WHERE r.kind = 'country' AND r.parent_code IS NULL
              AND NOT EXISTS (SELECT FROM survey s WHERE s.region_code = r.code AND s.kind = kind)
            """));
        Assert.Equal(
            ["BE", "DE", "ES", "FR", "GB", "GR", "IT", "NL"],
            await database.ColumnAsync(
                "SELECT region_code FROM survey WHERE kind = 'detention_centre' AND extent = 'systematic' ORDER BY region_code"));
    }

    [Fact]
    public async Task No_country_with_many_places_of_kind_is_said_not_to_be_surveyed() => Assert.Equal(
        "0", await database.ValueAsync("""
            SELECT count(*) FROM survey s WHERE extent = 'none'
              AND (SELECT count(*) FROM place p WHERE p.kind = s.kind AND p.country = s.region_code) > 1
            """));

    [Fact]
    public async Task Sources_that_name_an_address_are_links() => Assert.Equal(
        "1128 906",
        await database.ValueAsync("SELECT concat_ws(' ', count(*), count(url)) FROM source"));

    [Fact]
    public async Task Campsfield_has_two_periods_and_is_open_within_them_only()
    {
        Assert.Equal(["1993-11 2018-12", "2025-12-01"], await database.ColumnAsync("""
            SELECT concat_ws(' ', opened, closed) FROM period JOIN place p ON p.id = place_id WHERE key = 'gb-campsfield' ORDER BY ordinal
            """));
        Assert.Equal(["true", "false", "true"], await database.ColumnAsync("""
            SELECT was_open(p, day)::text FROM place p, unnest('{2010-06-01,2020-06-01,2026-01-01}'::date[]) day
            WHERE key = 'gb-campsfield' ORDER BY day
            """));
    }

    [Theory]
    [InlineData("gb-haslar", true)]
    [InlineData("gb-dover-irc", true)]
    [InlineData("gb-campsfield", true)]
    [InlineData("gb-derwentside", false)]
    [InlineData("gb-cedars", false)]
    public async Task Map_of_2010_is_as_history_says(string key, bool open) => Assert.Equal(
        open.ToString(), await database.ValueAsync($"SELECT was_open(p, '2010-06-01') FROM place p WHERE key = '{key}'"));

    [Fact]
    public async Task Capacity_has_its_year_and_its_source() => Assert.Equal(
        "160 2025 Wikipedia, Campsfield House Immigration Removal Centre",
        await database.ValueAsync("""
            SELECT concat_ws(' ', people, as_of, citation) FROM capacity c
            JOIN place p ON p.id = place_id JOIN source s ON s.id = c.source_id
            WHERE p.key = 'gb-campsfield'
            """));

    [Fact]
    public async Task Operator_named_in_row_and_in_operates_is_one_involvement() => Assert.Equal(
        ["g4s operates 2009-03 2020-05", "home-office authority", "serco operates 2020-05"],
        await database.ColumnAsync("""
            SELECT concat_ws(' ', o.key, i.role, i.started, i.ended) FROM involvement i
            JOIN place p ON p.id = i.place_id JOIN organisation o ON o.id = i.organisation_id
            WHERE p.key = 'gb-brook-house' AND i.role <> 'visits' ORDER BY 1
            """));

    [Fact]
    public async Task Operator_that_is_also_guard_is_both() => Assert.Equal(
        ["min-interieur-fr authority", "paf guards 2003", "paf operates"],
        await database.ColumnAsync("""
            SELECT concat_ws(' ', o.key, i.role, i.started) FROM involvement i
            JOIN place p ON p.id = i.place_id JOIN organisation o ON o.id = i.organisation_id
            WHERE p.key = 'fr-cra-coquelles' AND i.role <> 'visits' ORDER BY 1
            """));

    [Fact]
    public async Task Role_in_words_of_its_own_is_kept_as_note() => Assert.Equal(
        ["accommodation contractor", "holding-facility staff", "runs reporting"],
        await database.ColumnAsync("""
            SELECT DISTINCT split_part(note, '. ', 1) FROM involvement
            WHERE imported_from = 'operates.csv' AND role = 'operates' AND note !~ 'memory|certain' ORDER BY 1
            """));

    [Fact]
    public async Task Reporting_centre_has_its_holding_room_and_who_runs_it() => Assert.Equal(
        "true mitie",
        await database.ValueAsync("""
            SELECT p.holding_room::text || ' ' || o.key FROM place p
            JOIN involvement i ON i.place_id = p.id AND i.role = 'operates_holding_room'
            JOIN organisation o ON o.id = i.organisation_id WHERE p.key = 'rc-liverpool'
            """));

    [Fact]
    public async Task Group_is_place_and_organisation_with_coverage_and_visits() => Assert.Equal(
        "Unity Centre Glasgow, closed, dissolved, GB-GLG, gb-dungavel rc-glasgow",
        await database.ValueAsync("""
            SELECT concat_ws(', ', p.name, p.status, CASE WHEN o.dissolved THEN 'dissolved' END,
                (SELECT string_agg(region_code, ' ') FROM coverage WHERE place_id = p.id),
                (SELECT string_agg(site.key, ' ' ORDER BY site.key) FROM involvement i JOIN place site ON site.id = i.place_id
                 WHERE i.organisation_id = o.id AND i.role = 'visits'))
            FROM place p JOIN organisation o ON o.id = p.organisation_id WHERE p.key = 'unity-centre-glasgow'
            """));

    [Fact]
    public async Task Network_without_position_has_coverage() => Assert.Equal(
        "GB", await database.ValueAsync("""
            SELECT region_code FROM coverage JOIN place p ON p.id = place_id WHERE p.key = 'right-to-remain' AND p.position IS NULL
            """));

    [Fact]
    public async Task Organisation_has_its_parent_and_its_head_office() => Assert.Equal(
        "immigration-enforcement home-office office town",
        await database.ValueAsync("""
            SELECT concat_ws(' ', o.key, parent.key, p.kind, p."precision") FROM organisation o
            JOIN organisation parent ON parent.id = o.parent_id
            JOIN place p ON p.organisation_id = o.id WHERE o.key = 'immigration-enforcement'
            """));

    [Fact]
    public async Task Local_name_has_language_of_its_country_where_there_is_one() => Assert.Equal(
        ["Abschiebehaftanstalt Hof", "Transitcentrum Caricole"],
        await database.ColumnAsync("""
            SELECT CASE key WHEN 'de-hof' THEN names ->> 'de' ELSE names ->> 'und' END FROM place
            WHERE key IN ('de-hof', 'be-caricole') ORDER BY 1
            """));

    [Fact]
    public async Task Points_of_towns_are_published_as_they_are_and_other_coarse_ones_are_rounded() => Assert.Equal(
        ["building 0 0", "site 0 0", "street 0 0", "locality 1 18", "town 572 2"],
        await database.ColumnAsync("""
            SELECT concat_ws(' ', "precision", count(*) FILTER (WHERE representative),
                             count(*) FILTER (WHERE NOT ST_Equals(position, exact_position)))
            FROM place WHERE position IS NOT NULL GROUP BY "precision" ORDER BY "precision"
            """));

    [Fact]
    public async Task Facility_type_follows_crosswalk_and_keeps_word_of_source() => Assert.Equal(
        "border_waiting_zone zone d'attente",
        await database.ValueAsync("SELECT facility_type || ' ' || facility_type_note FROM place WHERE key = 'fr-za-orly'"));

    [Fact]
    public async Task Ids_follow_from_keys_so_that_instances_agree() => Assert.Equal(
        "fad8a07e-feea-8e43-8c5b-30a6d7f3724f", await database.ValueAsync("SELECT id FROM place WHERE key = 'gb-campsfield'"));

    [Fact]
    public async Task Seed_is_loaded_into_empty_database_only()
    {
        Assert.Null(await SeedLoader.LoadIfEmptyAsync(database.Source, Repository.Seed, TimeProvider.System, default));
    }
}
