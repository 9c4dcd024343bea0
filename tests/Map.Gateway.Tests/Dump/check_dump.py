"""Prints the hashes of a dump as docs/dump.md defines them, as its last line should have them."""
import hashlib
import json
import sys

with open(sys.argv[1], "rb") as dump:
    *lines, last = dump.readlines()
state = [line for line in lines if line.startswith((b'{"organisation":', b'{"place":', b'{"involvement":'))]
for line in [*lines, last]:
    json.loads(line)
print(len(lines), "sha256:" + hashlib.sha256(b"".join(lines)).hexdigest(), "sha256:" + hashlib.sha256(b"".join(state)).hexdigest())
