-- Version 1. Raise it with every edit: a program refuses a database whose functions have a higher version than its own.

-- What places that may be the same are found by, and the triggers on place that keep it. They run for each row of an import, so they have few
-- statements: each takes longer to begin than what it does here.

CREATE OR REPLACE FUNCTION values_of(names jsonb) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF names = '{}' THEN RETURN '{}'; END IF;
    RETURN ARRAY(SELECT value FROM jsonb_each_text(names) ORDER BY key);
END $$;

-- Where a place is looked for: cells of 0.2 by 0.4 degrees, or the country where no position is known. With a margin, all cells within it.
CREATE OR REPLACE FUNCTION twin_cells(point geometry, country text, margin float) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    IF point IS NULL THEN RETURN ARRAY[coalesce(country, '')]; END IF;
    IF margin = 0 THEN RETURN ARRAY[floor(ST_Y(point) * 5)::int || ':' || floor(ST_X(point) * 2.5)::int]; END IF;
    RETURN ARRAY(SELECT DISTINCT floor((ST_Y(point) + margin * y) * 5)::int || ':' || floor((ST_X(point) + 2 * margin * x) * 2.5)::int
                 FROM unnest(ARRAY[-1, 1]) y, unnest(ARRAY[-1, 1]) x);
END $$;

-- A strong key says by itself that two are perhaps the same: the name without common words, the initials of a long name, a web address. The
-- others are two words of a name, or one in a cell.
CREATE OR REPLACE FUNCTION twin_keys(
    names text[], cells text[], website text, organisation uuid, OUT strong int[], OUT weak int[])
    LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    name text;
    words text[];
    common boolean[];
    all_sounds text[];
    sounds text[];
    rare text[];
    initials text;
    few_initials text;
    host text;
    strong_texts text[] := '{}';
    weak_texts text[] := '{}';
BEGIN
    FOREACH name IN ARRAY names LOOP
        CONTINUE WHEN name IS NULL;
        SELECT array_agg(w), array_agg(is_common), array_agg(word_sound(w)), string_agg(i, ''), string_agg(i, '') FILTER (
                    WHERE w !~ '^(d|l|s|de|la|le|les|du|des|of|the|and|for|in|di|et|del|della|und|fur|y|e|i|en|au|aux|a)$')
            INTO words, common, all_sounds, initials, few_initials
            -- By the index, a word at a time: a join would hash all common words for each name.
            FROM (SELECT w, length(w) = 1 OR (SELECT true FROM twin_common_word c WHERE c.word = w LIMIT 1) IS NOT NULL AS is_common,
                         CASE WHEN w ~ '^[0-9]+$' THEN w ELSE left(w, 1) END AS i
                  FROM string_to_table(ascii_words(name), ' ') WITH ORDINALITY t (w, n)
                  WHERE w <> '' AND n <= 20 ORDER BY n) word;
        CONTINUE WHEN words IS NULL;
        SELECT array_agg(DISTINCT s), array_agg(DISTINCT w) INTO sounds, rare
            FROM unnest(words, all_sounds, common) t (w, s, is_common) WHERE NOT is_common OR true = ALL (common);
        strong_texts := strong_texts || ('n ' || array_to_string(sounds, ' '));
        IF length(initials) BETWEEN 3 AND 10 THEN strong_texts := strong_texts || ('a ' || initials); END IF;
        IF length(few_initials) BETWEEN 3 AND 10 THEN strong_texts := strong_texts || ('a ' || few_initials); END IF;
        IF cardinality(words) = 1 THEN strong_texts := strong_texts || ('a ' || words[1]);
        ELSIF name ~ '\m[A-Z][A-Za-z]?[A-Z]{1,8}\M' THEN
            strong_texts := strong_texts || ARRAY(
                SELECT 'a ' || lower(m[1]) FROM regexp_matches(name, '\m([A-Z][A-Za-z]?[A-Z]{1,8})\M', 'g') m);
        END IF;
        -- A pair has a word that is not common, from the first eight.
        weak_texts := weak_texts || ARRAY(
            SELECT 'p ' || least(a.s, b.s) || ' ' || greatest(a.s, b.s)
            FROM unnest(all_sounds[:8], common[:8]) WITH ORDINALITY a (s, is_common, n)
            JOIN unnest(all_sounds[:8], common[:8]) WITH ORDINALITY b (s, is_common, n)
                ON a.n < b.n AND NOT (a.is_common AND b.is_common) AND a.s <> b.s
            UNION ALL SELECT 'w ' || s || ' @' || cell FROM unnest(sounds) s, unnest(cells) cell
            UNION ALL SELECT 'f ' || left(w, 4) || ' @' || cell FROM unnest(rare) w, unnest(cells) cell WHERE length(w) >= 5
            UNION ALL SELECT 'f ' || right(w, 4) || '$ @' || cell FROM unnest(rare) w, unnest(cells) cell WHERE length(w) >= 5);
    END LOOP;
    IF website IS NOT NULL THEN
        host := website_key(website);
        strong_texts := strong_texts || ('u ' || host);
        host := split_part(host, '/', 1);
        strong_texts := strong_texts || ARRAY(SELECT 'h ' || host || ' @' || cell FROM unnest(cells) cell);
    END IF;
    IF organisation IS NOT NULL THEN
        weak_texts := weak_texts || ARRAY(SELECT 'o ' || organisation || ' @' || cell FROM unnest(cells) cell);
    END IF;
    -- 32 bits of a hash: two keys of a million places that meet by chance only add a candidate.
    strong := uniq(sort(ARRAY(SELECT ('x' || left(md5(t), 8))::bit(32)::int FROM unnest(strong_texts) t)));
    weak := uniq(sort(ARRAY(SELECT ('x' || left(md5(t), 8))::bit(32)::int FROM unnest(weak_texts) t)));
END $$;

CREATE OR REPLACE FUNCTION place_has_its_twin_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.name, NEW.names, NEW.also_named, NEW.country, NEW.website, NEW.organisation_id, NEW."precision")
            IS NOT DISTINCT FROM (OLD.name, OLD.names, OLD.also_named, OLD.country, OLD.website, OLD.organisation_id, OLD."precision")
        AND ST_AsBinary(NEW.position) IS NOT DISTINCT FROM ST_AsBinary(OLD.position) THEN RETURN NULL; END IF;
    INSERT INTO place_twin VALUES (NEW.id, twin_keys_of(NEW))
        ON CONFLICT (place_id) DO UPDATE SET keys = excluded.keys WHERE place_twin.keys <> excluded.keys;
    RETURN NULL;
END $$;
