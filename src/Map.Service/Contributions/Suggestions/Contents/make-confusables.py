#!/usr/bin/env python3
"""Writes confusables.txt: letters of other scripts that look like one of a-z, by Unicode's security data (UTS 39) as ICU has it.

Usage: python3 make-confusables.py ICU_VERSION > confusables.txt, with ICU's library installed.
"""
import ctypes
import sys
import unicodedata

version = sys.argv[1]
icu = ctypes.CDLL(f"libicui18n.so.{version}")
open_checker = getattr(icu, f"uspoof_open_{version}")
open_checker.restype = ctypes.c_void_p
skeleton_of = getattr(icu, f"uspoof_getSkeletonUTF8_{version}")
error = ctypes.c_int(0)
checker = open_checker(ctypes.byref(error))


def skeleton(text):
    raw, buffer, failed = text.encode(), ctypes.create_string_buffer(64), ctypes.c_int(0)
    length = skeleton_of(ctypes.c_void_p(checker), 0, raw, len(raw), buffer, 64, ctypes.byref(failed))
    return buffer.raw[:length].decode()


latin = {}
for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ":
    latin.setdefault(skeleton(letter), letter.lower())
found = {}
for script in ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"):
    for code in list(range(0x370, 0x590)) + list(range(0x13A0, 0x1400)) + list(range(0x1C80, 0x1C90)) + list(range(0x2C80, 0x2D00)) + \
            list(range(0xA4D0, 0xA500)) + list(range(0xA640, 0xA6A0)) + list(range(0xAB70, 0xABC0)):
        letter = chr(code)
        if unicodedata.category(letter)[0] == "L" and unicodedata.name(letter, "").startswith(script) and skeleton(letter) in latin:
            found[letter] = latin[skeleton(letter)]
print("# Written by make-confusables.py from Unicode's security data (UTS 39): a letter, and the one of a-z that it looks like.")
for letter, like in sorted(found.items()):
    print(f"{letter} {like}")
