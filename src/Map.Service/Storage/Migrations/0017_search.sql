-- How text is compared wherever somebody searches: one definition, that of seed/gazetteer/folding.py and Map.Gazetteer/Folding.cs. A test
-- compares the three letter by letter. folded() stays what lists are sorted by.

CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Letters, digits and spacing marks; made from the general categories L, N and Mc of Unicode without modifier letters.
CREATE FUNCTION word_characters() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    'a-zA-Z0-9\U00010000-\U0001EFFF\U00020000-\U0003FFFF'
    '\u00AA\u00B2-\u00B3\u00B5\u00B9-\u00BA\u00BC-\u00BE\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02AF\u0370-\u0373\u0376-\u0377\u037B-\u037D'
    '\u037F\u0386\u0388-\u03F5\u03F7-\u0481\u048A-\u0556\u0560-\u0588\u05D0-\u05F2\u0620-\u063F\u0641-\u064A\u0660-\u0669\u066E-\u066F'
    '\u0671-\u06D3\u06D5\u06EE-\u06FC\u06FF\u0710\u0712-\u072F\u074D-\u07A5\u07B1-\u07EA\u0800-\u0815\u0840-\u0858\u0860-\u0887'
    '\u0889-\u088E\u08A0-\u08C8\u0903-\u0939\u093B\u093D-\u0940\u0949-\u094C\u094E-\u0950\u0958-\u0961\u0966-\u096F\u0972-\u0980'
    '\u0982-\u09B9\u09BD-\u09C0\u09C7-\u09CC\u09CE-\u09E1\u09E6-\u09F1\u09F4-\u09F9\u09FC\u0A03-\u0A39\u0A3E-\u0A40\u0A59-\u0A6F'
    '\u0A72-\u0A74\u0A83-\u0AB9\u0ABD-\u0AC0\u0AC9-\u0ACC\u0AD0-\u0AE1\u0AE6-\u0AEF\u0AF9\u0B02-\u0B39\u0B3D-\u0B3E\u0B40\u0B47-\u0B4C'
    '\u0B57-\u0B61\u0B66-\u0B6F\u0B71-\u0B77\u0B83-\u0BBF\u0BC1-\u0BCC\u0BD0-\u0BF2\u0C01-\u0C03\u0C05-\u0C39\u0C3D\u0C41-\u0C44'
    '\u0C58-\u0C61\u0C66-\u0C6F\u0C78-\u0C7E\u0C80\u0C82-\u0C83\u0C85-\u0CB9\u0CBD-\u0CBE\u0CC0-\u0CC4\u0CC7-\u0CCB\u0CD5-\u0CE1'
    '\u0CE6-\u0CF2\u0D02-\u0D3A\u0D3D-\u0D40\u0D46-\u0D4C\u0D4E\u0D54-\u0D61\u0D66-\u0D78\u0D7A-\u0D7F\u0D82-\u0DC6\u0DCF-\u0DD1'
    '\u0DD8-\u0DF3\u0E01-\u0E30\u0E32-\u0E33\u0E40-\u0E45\u0E50-\u0E59\u0E81-\u0EB0\u0EB2-\u0EB3\u0EBD-\u0EC4\u0ED0-\u0F00\u0F20-\u0F33'
    '\u0F3E-\u0F6C\u0F7F\u0F88-\u0F8C\u1000-\u102C\u1031\u1038\u103B-\u103C\u103F-\u1049\u1050-\u1057\u105A-\u105D\u1061-\u1070'
    '\u1075-\u1081\u1083-\u1084\u1087-\u108C\u108E-\u109C\u10A0-\u10FA\u10FD-\u135A\u1369-\u138F\u13A0-\u13FD\u1401-\u166C\u166F-\u167F'
    '\u1681-\u169A\u16A0-\u16EA\u16EE-\u1711\u1715-\u1731\u1734\u1740-\u1751\u1760-\u1770\u1780-\u17B3\u17B6\u17BE-\u17C5\u17C7-\u17C8'
    '\u17DC\u17E0-\u17F9\u1810-\u1842\u1844-\u1884\u1887-\u18A8\u18AA-\u191E\u1923-\u1926\u1929-\u1931\u1933-\u1938\u1946-\u19DA'
    '\u1A00-\u1A16\u1A19-\u1A1A\u1A20-\u1A55\u1A57\u1A61\u1A63-\u1A64\u1A6D-\u1A72\u1A80-\u1A99\u1B04-\u1B33\u1B35\u1B3B\u1B3D-\u1B41'
    '\u1B43-\u1B59\u1B82-\u1BA1\u1BA6-\u1BA7\u1BAA\u1BAE-\u1BE5\u1BE7\u1BEA-\u1BEC\u1BEE\u1BF2-\u1BF3\u1C00-\u1C2B\u1C34-\u1C35'
    '\u1C40-\u1C77\u1C80-\u1CBF\u1CE1\u1CE9-\u1CEC\u1CEE-\u1CF3\u1CF5-\u1CF7\u1CFA-\u1D2B\u1D6B-\u1D77\u1D79-\u1D9A\u1E00-\u1FBC\u1FBE'
    '\u1FC2-\u1FCC\u1FD0-\u1FDB\u1FE0-\u1FEC\u1FF2-\u1FFC\u2070\u2074-\u2079\u2080-\u2089\u2102\u2107\u210A-\u2113\u2115\u2119-\u211D'
    '\u2124\u2126\u2128\u212A-\u212D\u212F-\u2139\u213C-\u213F\u2145-\u2149\u214E\u2150-\u2189\u2460-\u249B\u24EA-\u24FF\u2776-\u2793'
    '\u2C00-\u2C7B\u2C7E-\u2CE4\u2CEB-\u2CEE\u2CF2-\u2CF3\u2CFD\u2D00-\u2D67\u2D80-\u2DDE\u3006-\u3007\u3021-\u3029\u302E-\u302F'
    '\u3038-\u303A\u303C\u3041-\u3096\u309F\u30A1-\u30FA\u30FF-\u318E\u3192-\u3195\u31A0-\u31BF\u31F0-\u31FF\u3220-\u3229\u3248-\u324F'
    '\u3251-\u325F\u3280-\u3289\u32B1-\u32BF\u3400-\u4DBF\u4E00-\uA014\uA016-\uA48C\uA4D0-\uA4F7\uA500-\uA60B\uA610-\uA66E\uA680-\uA69B'
    '\uA6A0-\uA6EF\uA722-\uA76F\uA771-\uA787\uA78B\uA78D-\uA7D9\uA7F5-\uA7F7\uA7FA-\uA801\uA803-\uA805\uA807-\uA80A\uA80C-\uA824\uA827'
    '\uA830-\uA835\uA840-\uA873\uA880-\uA8C3\uA8D0-\uA8D9\uA8F2-\uA8F7\uA8FB\uA8FD-\uA8FE\uA900-\uA925\uA930-\uA946\uA952-\uA953'
    '\uA960-\uA97C\uA983-\uA9B2\uA9B4-\uA9B5\uA9BA-\uA9BB\uA9BE-\uA9C0\uA9D0-\uA9D9\uA9E0-\uA9E4\uA9E7-\uAA28\uAA2F-\uAA30\uAA33-\uAA34'
    '\uAA40-\uAA42\uAA44-\uAA4B\uAA4D-\uAA59\uAA60-\uAA6F\uAA71-\uAA76\uAA7A-\uAA7B\uAA7D-\uAAAF\uAAB1\uAAB5-\uAAB6\uAAB9-\uAABD\uAAC0'
    '\uAAC2-\uAADC\uAAE0-\uAAEB\uAAEE-\uAAEF\uAAF2\uAAF5\uAB01-\uAB5A\uAB60-\uAB68\uAB70-\uABE4\uABE6-\uABE7\uABE9-\uABEA\uABEC'
    '\uABF0-\uD7FB\uF900-\uFB1D\uFB1F-\uFB28\uFB2A-\uFBB1\uFBD3-\uFD3D\uFD50-\uFDC7\uFDF0-\uFDFB\uFE70-\uFEFC\uFF10-\uFF19\uFF21-\uFF3A'
    '\uFF41-\uFF5A\uFF66-\uFF6F\uFF71-\uFF9D\uFFA0-\uFFDC';

-- What leaves no gap in a word: accents, vowel signs, tatweel, and what nobody sees, such as soft hyphens and directions of writing.
CREATE FUNCTION mark_characters() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    '\u00AD\u02B0-\u02B8\u02C0-\u02C1\u02C6-\u02C7\u02C9\u02CC-\u02D1\u02E0-\u02E4\u02EC\u02EE\u0300-\u036F\u0374\u037A\u0483-\u0489'
    '\u0559\u0591-\u05BD\u05BF\u05C1-\u05C2\u05C4-\u05C5\u05C7\u0600-\u0605\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06DD'
    '\u06DF-\u06E8\u06EA-\u06ED\u070F\u0711\u0730-\u074A\u07A6-\u07B0\u07EB-\u07F3\u07FA-\u07FD\u0816-\u082D\u0859-\u085B\u0890-\u089F'
    '\u08C9-\u0902\u093A\u093C\u0941-\u0948\u094D\u0951-\u0957\u0962-\u0963\u0971\u0981\u09BC\u09C1-\u09C4\u09CD\u09E2-\u09E3'
    '\u09FE-\u0A02\u0A3C\u0A41-\u0A51\u0A70-\u0A71\u0A75\u0A81-\u0A82\u0ABC\u0AC1-\u0AC8\u0ACD\u0AE2-\u0AE3\u0AFA-\u0B01\u0B3C\u0B3F'
    '\u0B41-\u0B44\u0B4D-\u0B56\u0B62-\u0B63\u0B82\u0BC0\u0BCD\u0C00\u0C04\u0C3C\u0C3E-\u0C40\u0C46-\u0C56\u0C62-\u0C63\u0C81\u0CBC'
    '\u0CBF\u0CC6\u0CCC-\u0CCD\u0CE2-\u0CE3\u0D00-\u0D01\u0D3B-\u0D3C\u0D41-\u0D44\u0D4D\u0D62-\u0D63\u0D81\u0DCA\u0DD2-\u0DD6\u0E31'
    '\u0E34-\u0E3A\u0E46-\u0E4E\u0EB1\u0EB4-\u0EBC\u0EC6-\u0ECD\u0F18-\u0F19\u0F35\u0F37\u0F39\u0F71-\u0F7E\u0F80-\u0F84\u0F86-\u0F87'
    '\u0F8D-\u0FBC\u0FC6\u102D-\u1030\u1032-\u1037\u1039-\u103A\u103D-\u103E\u1058-\u1059\u105E-\u1060\u1071-\u1074\u1082\u1085-\u1086'
    '\u108D\u109D\u10FC\u135D-\u135F\u1712-\u1714\u1732-\u1733\u1752-\u1753\u1772-\u1773\u17B4-\u17B5\u17B7-\u17BD\u17C6\u17C9-\u17D3'
    '\u17D7\u17DD\u180B-\u180F\u1843\u1885-\u1886\u18A9\u1920-\u1922\u1927-\u1928\u1932\u1939-\u193B\u1A17-\u1A18\u1A1B\u1A56'
    '\u1A58-\u1A60\u1A62\u1A65-\u1A6C\u1A73-\u1A7F\u1AA7\u1AB0-\u1B03\u1B34\u1B36-\u1B3A\u1B3C\u1B42\u1B6B-\u1B73\u1B80-\u1B81'
    '\u1BA2-\u1BA5\u1BA8-\u1BA9\u1BAB-\u1BAD\u1BE6\u1BE8-\u1BE9\u1BED\u1BEF-\u1BF1\u1C2C-\u1C33\u1C36-\u1C37\u1C78-\u1C7D\u1CD0-\u1CD2'
    '\u1CD4-\u1CE0\u1CE2-\u1CE8\u1CED\u1CF4\u1CF8-\u1CF9\u1D2C-\u1D6A\u1D78\u1D9B-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u206F\u2071'
    '\u207F\u2090-\u209C\u20D0-\u20F0\u2C7C-\u2C7D\u2CEF-\u2CF1\u2D6F\u2D7F\u2DE0-\u2DFF\u2E2F\u3005\u302A-\u302D\u3031-\u3035\u303B'
    '\u3099-\u309A\u309D-\u309E\u30FC-\u30FE\uA015\uA4F8-\uA4FD\uA60C\uA66F-\uA672\uA674-\uA67D\uA67F\uA69C-\uA69F\uA6F0-\uA6F1'
    '\uA717-\uA71F\uA770\uA788\uA7F2-\uA7F4\uA7F8-\uA7F9\uA802\uA806\uA80B\uA825-\uA826\uA82C\uA8C4-\uA8C5\uA8E0-\uA8F1\uA8FF'
    '\uA926-\uA92D\uA947-\uA951\uA980-\uA982\uA9B3\uA9B6-\uA9B9\uA9BC-\uA9BD\uA9CF\uA9E5-\uA9E6\uAA29-\uAA2E\uAA31-\uAA32\uAA35-\uAA36'
    '\uAA43\uAA4C\uAA70\uAA7C\uAAB0\uAAB2-\uAAB4\uAAB7-\uAAB8\uAABE-\uAABF\uAAC1\uAADD\uAAEC-\uAAED\uAAF3-\uAAF4\uAAF6\uAB5C-\uAB5F'
    '\uAB69\uABE5\uABE8\uABED\uFB1E\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF\uFF70\uFF9E-\uFF9F\uFFF9-\uFFFB';

-- Letters that are not decomposed by Unicode, but typed as if they were, and those that differ between keyboards of one script.
CREATE FUNCTION letters_alike(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    translate(replace(replace(replace(replace(value, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
              'øđðłıħŋəŧςґىیېێکةەہھۆڵڕ', 'oddlihnetσгييييكههههولر');

CREATE FUNCTION digits_alike(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    CASE WHEN value !~ ('['
    '\u0660-\u0669\u06F0-\u06F9\u07C0-\u07C9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F\u0AE6-\u0AEF\u0B66-\u0B6F\u0BE6-\u0BEF\u0C66-\u0C6F'
    '\u0CE6-\u0CEF\u0D66-\u0D6F\u0DE6-\u0DEF\u0E50-\u0E59\u0ED0-\u0ED9\u0F20-\u0F29\u1040-\u1049\u1090-\u1099\u1369-\u1371\u17E0-\u17E9'
    '\u1810-\u1819\u1946-\u194F\u19D0-\u19DA\u1A80-\u1A89\u1A90-\u1A99\u1B50-\u1B59\u1BB0-\u1BB9\u1C40-\u1C49\u1C50-\u1C59\u24F5-\u24FD'
    '\u24FF\u2776-\u277E\u2780-\u2788\u278A-\u2792\uA620-\uA629\uA8D0-\uA8D9\uA900-\uA909\uA9D0-\uA9D9\uA9F0-\uA9F9\uAA50-\uAA59'
    '\uABF0-\uABF9'
    ']') THEN value ELSE translate(value,
    '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹߀߁߂߃߄߅߆߇߈߉०१२३४५६७८९০১২৩৪৫৬৭৮৯੦੧੨੩੪੫੬੭੮੯૦૧૨૩૪૫૬૭૮૯୦୧୨୩୪୫୬୭୮୯௦௧௨௩௪௫௬௭௮௯౦౧౨౩౪౫౬౭౮౯೦೧೨೩೪೫೬೭೮೯൦൧൨൩൪൫൬൭൮൯෦෧෨෩෪෫෬෭෮෯'
    '๐๑๒๓๔๕๖๗๘๙໐໑໒໓໔໕໖໗໘໙༠༡༢༣༤༥༦༧༨༩၀၁၂၃၄၅၆၇၈၉႐႑႒႓႔႕႖႗႘႙፩፪፫፬፭፮፯፰፱០១២៣៤៥៦៧៨៩᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙᥆᥇᥈᥉᥊᥋᥌᥍᥎᥏᧐᧑᧒᧓᧔᧕᧖᧗᧘᧙᧚᪀᪁᪂᪃᪄᪅᪆᪇᪈᪉᪐᪑᪒᪓᪔᪕᪖᪗᪘᪙᭐᭑᭒᭓᭔᭕᭖᭗᭘᭙'
    '᮰᮱᮲᮳᮴᮵᮶᮷᮸᮹᱀᱁᱂᱃᱄᱅᱆᱇᱈᱉᱐᱑᱒᱓᱔᱕᱖᱗᱘᱙⓵⓶⓷⓸⓹⓺⓻⓼⓽⓿❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈➊➋➌➍➎➏➐➑➒꘠꘡꘢꘣꘤꘥꘦꘧꘨꘩꣐꣑꣒꣓꣔꣕꣖꣗꣘꣙꤀꤁꤂꤃꤄꤅꤆꤇꤈꤉꧐꧑꧒꧓꧔꧕꧖꧗꧘꧙꧰꧱꧲꧳꧴꧵꧶꧷꧸꧹꩐꩑꩒꩓꩔꩕꩖꩗꩘꩙꯰꯱꯲'
    '꯳꯴꯵꯶꯷꯸꯹',
    '0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789'
    '0123456789012345678901234567890123456789012345678912345678901234567890123456789012345678901234567891012345678901234567890123456789'
    '0123456789012345678901234567891234567890123456789123456789123456789012345678901234567890123456789012345678901234567890123456789012'
    '3456789') END;

-- Functions of generated columns name the schema of what they call: a restored backup computes the columns with an empty search_path.
-- Words without case, accents, marks and punctuation, one space between them. Line breaks stay, so that many texts can be folded at once.
CREATE FUNCTION folded_words(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    words text := value;
BEGIN
    IF octet_length(words) = length(words) THEN
        words := regexp_replace(lower(words COLLATE "C"), '[^a-z0-9\n]+', ' ', 'g');
    ELSE
        words := regexp_replace(words, '[^' || public.word_characters() || public.mark_characters() || '\n]+', ' ', 'g');
        -- Twice, because lower case can itself be decomposed.
        words := normalize(lower(normalize(words, NFKD) COLLATE "und-x-icu"), NFKD);
        words := regexp_replace(words, '[^' || public.word_characters() || ' \n]+', '', 'g');
        words := regexp_replace(public.digits_alike(public.letters_alike(words)), ' +', ' ', 'g');
        -- The syllables of Hangul are one character each again, as they are typed.
        IF words ~ '[\u1100-\u11FF]' THEN words := normalize(words, NFC); END IF;
    END IF;
    IF words ~ '\m(st|ste|sankt)\M' THEN
        words := regexp_replace(words, '\m(st|sankt)\M', 'saint', 'g');
        words := regexp_replace(words, '\mste\M', 'sainte', 'g');
    END IF;
    RETURN btrim(words, ' ');
END $$;

-- Köln as Koeln: how people write who do not have the letter, besides leaving out its marks.
CREATE FUNCTION umlauts_written_out(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(normalize(value, NFC),
        'ä', 'ae'), 'Ä', 'ae'), 'ö', 'oe'), 'Ö', 'oe'), 'ü', 'ue'), 'Ü', 'ue'), 'å', 'aa'), 'Å', 'aa'), 'ø', 'oe'), 'Ø', 'oe');

-- The forms in which a text is found: folded, and with its umlauts written out.
CREATE FUNCTION spellings(value text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    folded text := public.folded_words(value);
BEGIN
    IF octet_length(value) = length(value) THEN RETURN ARRAY[folded]; END IF;
    RETURN ARRAY(SELECT DISTINCT form FROM unnest(ARRAY[folded, public.folded_words(public.umlauts_written_out(value))]) form ORDER BY form);
END $$;

-- What the text filter looks in, for the trigram index: names first, a line each, "= dover irc ", and joined, "+ doverirc "; then a form feed;
-- then all else. Every word stands between spaces, so that LIKE finds words, beginnings, parts of compounds and whole names.
CREATE FUNCTION searchable(names text[], more text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    found text := '';
    others text := '';
    name text;
    form text;
    line text;
BEGIN
    FOREACH name IN ARRAY names LOOP
        CONTINUE WHEN name IS NULL;
        FOREACH form IN ARRAY public.spellings(name) LOOP
            line := E'\n= ' || form || ' ';
            CONTINUE WHEN form = '' OR position(line || E'\n' IN found || E'\n') > 0;
            found := found || line;
            IF position(' ' IN form) > 0 THEN found := found || E'\n+ ' || replace(form, ' ', '') || ' '; END IF;
        END LOOP;
    END LOOP;
    FOREACH form IN ARRAY public.spellings(array_to_string(more, E'\n')) LOOP
        others := others || E'\n ' || replace(form, E'\n', E' \n ') || ' ';
    END LOOP;
    RETURN found || E'\n\f' || others || E'\n';
END $$;

-- The part of it with the names.
CREATE FUNCTION names_part(search_text text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN split_part(search_text, E'\f', 1);

CREATE FUNCTION values_of(names jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    ARRAY(SELECT value FROM jsonb_each_text(names) ORDER BY key);

-- The other names again, because a generated column can only read its own row.
ALTER TABLE place ADD COLUMN also_named text[] NOT NULL DEFAULT '{}';
ALTER TABLE organisation ADD COLUMN also_named text[] NOT NULL DEFAULT '{}';
UPDATE place SET also_named = n.names
    FROM (SELECT place_id, array_agg(name ORDER BY ordinal) AS names FROM place_name GROUP BY place_id) n WHERE n.place_id = id;
UPDATE organisation SET also_named = n.names
    FROM (SELECT organisation_id, array_agg(name ORDER BY ordinal) AS names FROM organisation_name GROUP BY organisation_id) n
    WHERE n.organisation_id = id;

-- A postcode says more than a coarse position does: it is searched only where the position is as exact.
ALTER TABLE place DROP COLUMN search_text, ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (searchable(
    ARRAY[name] || values_of(names) || also_named,
    ARRAY[town, area, CASE WHEN "precision" IS NULL OR "precision" <= 'street' THEN postcode || E'\n' || replace(postcode, ' ', '') END,
          summary, offers])) STORED;
CREATE INDEX place_by_text ON place USING gin (search_text gin_trgm_ops);

ALTER TABLE organisation DROP COLUMN search_text, ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (searchable(
    ARRAY[name, short_name] || values_of(names) || also_named, '{}')) STORED;
CREATE INDEX organisation_by_text ON organisation USING gin (search_text gin_trgm_ops);

ALTER TABLE region DROP COLUMN search_text, ADD COLUMN search_text text NOT NULL GENERATED ALWAYS AS (searchable(
    ARRAY[code, name] || values_of(names), '{}')) STORED;
DROP FUNCTION searchable(jsonb, text[]);

CREATE FUNCTION place_gets_its_other_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    named uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.place_id ELSE NEW.place_id END;
BEGIN
    UPDATE place SET also_named = ARRAY(SELECT name FROM place_name WHERE place_id = named ORDER BY ordinal) WHERE id = named;
    RETURN NULL;
END $$;

CREATE FUNCTION organisation_gets_its_other_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    named uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.organisation_id ELSE NEW.organisation_id END;
BEGIN
    UPDATE organisation SET also_named = ARRAY(SELECT name FROM organisation_name WHERE organisation_id = named ORDER BY ordinal)
        WHERE id = named;
    RETURN NULL;
END $$;

CREATE TRIGGER other_names_of_place AFTER INSERT OR UPDATE OR DELETE ON place_name
    FOR EACH ROW EXECUTE FUNCTION place_gets_its_other_names();
CREATE TRIGGER other_names_of_organisation AFTER INSERT OR UPDATE OR DELETE ON organisation_name
    FOR EACH ROW EXECUTE FUNCTION organisation_gets_its_other_names();

-- Every word without digits that the texts have had, to know which typed ones are misspelt. Words that no text has any more stay: they only keep a typed
-- word from being taken for a misspelt one.
CREATE TABLE vocabulary (word text COLLATE "C" PRIMARY KEY);

CREATE FUNCTION words_of(search_text text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT DISTINCT word FROM regexp_split_to_table(search_text, '[=+ \n\f]+') word
    WHERE length(word) BETWEEN 3 AND 60 AND word !~ '[0-9]'
$$;

INSERT INTO vocabulary
    SELECT DISTINCT word FROM (
        SELECT words_of(search_text) AS word FROM place
        UNION ALL SELECT words_of(search_text) FROM organisation
        UNION ALL SELECT words_of(search_text) FROM region) known;

CREATE INDEX vocabulary_by_part ON vocabulary USING gin (word gin_trgm_ops);
CREATE INDEX vocabulary_by_beginning ON vocabulary (left(word, 1), length(word));
CREATE INDEX vocabulary_by_end ON vocabulary (right(word, 3), length(word));

CREATE FUNCTION vocabulary_learns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' OR OLD.search_text IS DISTINCT FROM NEW.search_text THEN
        -- In order, so that two writers wait for each other and neither for both.
        INSERT INTO vocabulary SELECT word FROM words_of(NEW.search_text) word ORDER BY word ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER vocabulary_of_places AFTER INSERT OR UPDATE ON place FOR EACH ROW EXECUTE FUNCTION vocabulary_learns();
CREATE TRIGGER vocabulary_of_organisations AFTER INSERT OR UPDATE ON organisation FOR EACH ROW EXECUTE FUNCTION vocabulary_learns();
CREATE TRIGGER vocabulary_of_regions AFTER INSERT OR UPDATE ON region FOR EACH ROW EXECUTE FUNCTION vocabulary_learns();

-- Whether a typed word, in one of its spellings, is part of a word of the vocabulary. Up to two letters it is taken as it is. The last
-- statement is planned for its pattern each time: for any pattern at all, a scan would look as good as the index.
CREATE FUNCTION is_known_word(forms text[]) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    found boolean := false;
BEGIN
    FOR i IN 1 .. cardinality(forms) LOOP
        IF length(forms[i]) < 3
            OR EXISTS (SELECT FROM vocabulary v WHERE v.word >= forms[i] AND v.word < forms[i] || U&'\+10FFFF' ORDER BY v.word LIMIT 1) THEN
            RETURN true;
        END IF;
        EXECUTE 'SELECT EXISTS (SELECT FROM vocabulary v WHERE v.word LIKE $1)' INTO found USING '%' || forms[i] || '%';
        IF found THEN RETURN true; END IF;
    END LOOP;
    RETURN false;
END $$;

-- The words of the vocabulary that a typed word may be a misspelling of, the likeliest only: from four letters on, one letter wrong,
-- missing, too many or swapped with the next; from eight on, two. The first letter or the last three are right.
CREATE FUNCTION words_like(typed text) RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    most int := CASE WHEN length(typed) BETWEEN 4 AND 7 THEN 1 WHEN length(typed) BETWEEN 8 AND 60 THEN 2 ELSE 0 END;
BEGIN
    IF most = 0 OR typed ~ '[0-9]' THEN RETURN '{}'; END IF;
    RETURN ARRAY(
        WITH candidate AS (
            SELECT word FROM vocabulary
            WHERE left(word, 1) = left(typed, 1) AND length(word) BETWEEN length(typed) - most AND length(typed) + most
            UNION
            SELECT word FROM vocabulary
            WHERE right(word, 3) = right(typed, 3) AND length(word) BETWEEN length(typed) - most AND length(typed) + most
        ), measured AS (
            SELECT word, levenshtein_less_equal(word, typed, most + 1) AS wrong FROM candidate
        ), alike AS (
            SELECT word, CASE WHEN wrong > 1 AND length(word) = length(typed) AND sorted_letters(word) = sorted_letters(typed) THEN wrong - 1 ELSE wrong END AS wrong
            FROM measured WHERE wrong <= most + 1
        )
        SELECT word FROM alike WHERE wrong = (SELECT min(wrong) FROM alike) AND wrong <= most ORDER BY word LIMIT 20);
END $$;

CREATE FUNCTION sorted_letters(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    array_to_string(ARRAY(SELECT letter FROM unnest(string_to_array(word, NULL)) letter ORDER BY letter), '');

-- What to look for with LIKE, for a typed word in its spellings; if no text has it, for those that it may be a misspelling of.
-- Called IMMUTABLE, which it is not, so that a plan for the words of one statement has the patterns in it: the planner then knows how many
-- rows they find, and no row is asked for them again. Only beside plan_by_values(), which keeps such a plan from being used twice.
CREATE FUNCTION word_patterns(forms text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    similar_words text[] := '{}';
BEGIN
    IF NOT is_known_word(forms) THEN
        FOR i IN 1 .. cardinality(forms) LOOP
            similar_words := similar_words || words_like(forms[i]);
        END LOOP;
    END IF;
    IF cardinality(similar_words) > 0 THEN
        RETURN ARRAY(SELECT DISTINCT '% ' || word || ' %' FROM unnest(similar_words) word);
    END IF;
    -- With fewer than three letters, the index only knows beginnings of words.
    RETURN ARRAY(SELECT CASE WHEN length(form) < 3 THEN '% ' ELSE '%' END || form || '%' FROM unnest(forms) form);
END $$;

-- The facility types that a typed word names, such as IRC or CRA. Called IMMUTABLE for the same reason as word_patterns(): the planner would
-- otherwise expect every place to be of one of them.
CREATE FUNCTION facility_types_named(forms text[]) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN ARRAY(SELECT DISTINCT code FROM facility_type_word WHERE lower(word) = ANY(forms));
END $$;

-- The names of a place folded, whole and joined: what a text is compared with as a whole. By trigrams, a text of frequent words such as
-- "legal advice" would be compared with every place that has them.
CREATE TABLE place_name_form (
    form     text COLLATE "C" NOT NULL,
    place_id uuid NOT NULL REFERENCES place ON DELETE CASCADE,
    PRIMARY KEY (form, place_id)
);

CREATE FUNCTION name_forms(search_text text) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT DISTINCT btrim(substr(line, 3)) FROM regexp_split_to_table(names_part(search_text), '\n') line WHERE line <> ''
$$;

INSERT INTO place_name_form SELECT form, id FROM place, name_forms(search_text) form;
CREATE INDEX place_name_form_by_place ON place_name_form (place_id);

CREATE FUNCTION place_has_its_name_forms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND names_part(OLD.search_text) = names_part(NEW.search_text) THEN RETURN NULL; END IF;
    DELETE FROM place_name_form WHERE place_id = NEW.id;
    INSERT INTO place_name_form SELECT form, NEW.id FROM name_forms(NEW.search_text) form;
    RETURN NULL;
END $$;

CREATE TRIGGER name_forms_of_places AFTER INSERT OR UPDATE ON place FOR EACH ROW EXECUTE FUNCTION place_has_its_name_forms();
