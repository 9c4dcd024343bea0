"""Validates all that /hsds gives, and a file of it, by the published JSON schemas of HSDS 3.1 and python3-jsonschema.

Usage: validate.py SCHEMAS http://127.0.0.1:8080. SCHEMAS is the folder schema of https://github.com/openreferral/specification, branch 3.1.
Prints how many objects of each sort were valid; at the first faults it says which and where, and ends with status 1."""
import datetime
import json
import pathlib
import re
import sys
import urllib.request

import jsonschema

schemas, origin = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2].rstrip("/")
formats = jsonschema.FormatChecker(["uuid", "email"])


@formats.checks("uri")
def is_uri(text):
    return re.fullmatch(r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+", text) is not None


@formats.checks("date-time", raises=ValueError)
def is_moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).tzinfo is not None


def validator(name):
    path = schemas / name
    schema = json.loads(path.read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, resolver=jsonschema.RefResolver(path.as_uri(), schema), format_checker=formats)


def fetch(path, body=None):
    request = urllib.request.Request(origin + path)
    if body is not None:
        request = urllib.request.Request(origin + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as response:
        return json.load(response)


def walk(path, query):
    number, last = 1, False
    while not last:
        page = fetch(f"{path}?{query}&per_page=100&page={number}")
        page_schema.validate(page)
        assert page["size"] == len(page["contents"]) and page["page_number"] == number and page["first_page"] == (number == 1), page
        yield from page["contents"]
        number, last = number + 1, page["last_page"]


api = json.loads((schemas / "openapi.json").read_text(encoding="utf-8"))
page_schema = jsonschema.Draft202012Validator(api["components"]["schemas"]["Page"])
statuses = "statuses=open,closed,planned,temporarily_closed,unknown"
described = fetch("/hsds")
jsonschema.Draft202012Validator(
    api["paths"]["/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"], format_checker=formats).validate(described)
assert described["version"] == "3.1", described

faults = 0
for schema, what, objects in [
    ("compiled/service_list.json", "services, listed", lambda: walk("/hsds/services", statuses)),
    ("compiled/service.json", "services, full", lambda: walk("/hsds/services", statuses + "&full=true")),
    ("compiled/service_list.json", "services, minimal", lambda: walk("/hsds/services", statuses + "&minimal=true")),
    ("compiled/service.json", "services by id", lambda: (fetch("/hsds/services/" + one["id"]) for one in sample("services"))),
    ("compiled/service.json", "services by POST", lambda: fetch(
        "/hsds/services", {"near": "51.5,-0.1", "withinKm": 100, "per_page": 100, "full": True})["contents"]),
    ("compiled/service.json", "services of the file", lambda: fetch("/places.hsds.json?" + statuses)["services"]),
    ("compiled/organization_list.json", "organizations, listed", lambda: walk("/hsds/organizations", statuses)),
    ("compiled/organization.json", "organizations, full", lambda: walk("/hsds/organizations", statuses + "&full=true&full_service=true")),
    ("compiled/organization.json", "organizations by id", lambda: (fetch("/hsds/organizations/" + one["id"]) for one in sample("organizations"))),
    ("compiled/service_at_location_list.json", "services at locations, listed", lambda: walk("/hsds/service_at_locations", statuses)),
    ("compiled/service_at_location.json", "services at locations, full", lambda: walk("/hsds/service_at_locations", statuses + "&full=true")),
    ("compiled/service_at_location.json", "services at locations by id", lambda: (
        fetch("/hsds/service_at_locations/" + one["id"]) for one in sample("service_at_locations"))),
    ("taxonomy.json", "taxonomies", lambda: walk("/hsds/taxonomies", "format=json")),
    ("taxonomy_term.json", "taxonomy terms", lambda: walk("/hsds/taxonomy_terms", "format=json")),
]:
    def sample(name):
        return list(walk("/hsds/" + name, statuses))[::10]

    check, count = validator(schema), 0
    for each in objects():
        count += 1
        for fault in check.iter_errors(each):
            faults += 1
            if faults <= 20:
                print(f"{what}, {each.get('id')}: {fault.json_path}: {fault.message}", file=sys.stderr)
    assert count > 0, what
    print(f"{count} {what}: valid to {schema}" if not faults else f"{count} {what}: {faults} faults so far")
sys.exit(1 if faults else 0)
