"""Folding of names for comparison: ignores case, accents, marks, and differences between keyboards of one script."""

import unicodedata

# Letters that Unicode does not decompose, but that people type as if it did.
ALIKE = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "e", "ŧ": "t",
    "ς": "σ", "ґ": "г",
    # Arabic, Persian, Kurdish and Urdu keyboards have different letters for these.
    "ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۆ": "و", "ڵ": "ل", "ڕ": "ر",
    "ـ": "",
}
HANGUL = range(0xAC00, 0xD7B0)
COMPATIBILITY_IDEOGRAPHS = range(0xF900, 0xFB00)


def is_mark(char):
    return unicodedata.category(char) in ("Mn", "Me", "Cf", "Lm")


def is_word(char):
    return unicodedata.category(char)[0] in "LN" or unicodedata.category(char) == "Mc"


def fold_char(char):
    if char.isdigit() and (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    folded = "".join(part for part in unicodedata.normalize("NFKD", char).lower() if is_word(part) and not is_mark(part))
    folded = "".join(ALIKE.get(part, part) for part in folded)
    return folded if folded == char or len(char) != 1 else "".join(fold_char(part) if part != char else part for part in folded)


def fold(text):
    folded = "".join("" if is_mark(char) else fold_char(char) if is_word(char) else " " for char in text)
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in folded.split())


def table():
    """Each letter whose fold is not just its lower case. Marks and non-letters are handled by the code that reads the table."""
    rows = {}
    for code in range(0x80, 0x10000):
        char = chr(code)
        if code in HANGUL or code in COMPATIBILITY_IDEOGRAPHS or not is_word(char) or is_mark(char):
            continue
        folded = fold_char(char)
        if folded != char.lower():
            rows[char] = folded
    # Folding must be idempotent, because results are never folded again.
    assert not set("".join(rows.values())) & set(rows), "a letter folds to one that itself folds further"
    return rows
