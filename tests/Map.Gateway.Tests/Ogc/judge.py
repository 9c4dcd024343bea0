"""Judges a server of OGC API - Features by the abstract tests of Part 1 (17-069r4, Annex A) and Part 2 (18-058r1, Annex A).

    judge.py http://127.0.0.1:8080/ogc

Prints a line for each assertion, and ends with 1 if one of them failed. Knows nothing of the server but its landing page, and asks it with the
standard library alone.
"""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser

ROOT = sys.argv[1].rstrip("/")
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GEOJSON = "application/geo+json"
results = []


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        self.type = headers.get("Content-Type", "").split(";")[0]

    @property
    def json(self):
        return json.loads(self.body)


def get(url, method="GET", **headers):
    request = urllib.request.Request(url, method=method, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return Answer(response.status, response.headers, response.read())
    except urllib.error.HTTPError as refusal:
        return Answer(refusal.code, refusal.headers, refusal.read())


def with_query(url, **parameters):
    parts = urllib.parse.urlsplit(url)
    query = dict(urllib.parse.parse_qsl(parts.query))
    query.update({name.replace("_", "-"): str(value) for name, value in parameters.items()})
    return urllib.parse.urlunsplit(parts._replace(query=urllib.parse.urlencode(query)))


def check(name, what, holds):
    """Holds is a function, so that a server that answers nonsense fails this assertion and not the whole."""
    try:
        passed, why = bool(holds()), ""
    except Exception as fault:
        passed, why = False, f" ({type(fault).__name__}: {fault})"
    results.append(passed)
    print(f"{'pass' if passed else 'FAIL'}  {name:<42} {what}{why}")


def links(document, rel):
    return [link for link in document["links"] if link.get("rel") == rel]


def inside(position, box):
    west, south, east, north = box
    x, y = position[0], position[1]
    return south <= y <= north and (west <= x <= east if west <= east else x >= west or x <= east)


class Parsed(HTMLParser):
    """HTML whose tags close."""
    void = {"meta", "link", "br", "img", "input", "hr"}

    def __init__(self, text):
        super().__init__()
        self.open, self.titles, self.anchors = [], 0, 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag not in self.void:
            self.open.append(tag)
        self.titles += tag == "title"
        self.anchors += tag == "a"

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag


# A.2.1 General, A.2.2 Landing page
landing_answer = get(ROOT, Accept="application/json")
landing = landing_answer.json
check("/conf/core/http", "the server answers HTTP/1.1 with a status", lambda: get(ROOT).status == 200)
check("/conf/core/root-op", "the landing page is 200", lambda: landing_answer.status == 200)
check("/conf/core/root-success", "has a link service-desc or service-doc", lambda: links(landing, "service-desc") + links(landing, "service-doc"))
check("/conf/core/root-success", "has a link conformance", lambda: links(landing, "conformance"))
check("/conf/core/root-success", "has a link data", lambda: links(landing, "data"))
check("/conf/core/root-success", "has a link to itself", lambda: links(landing, "self"))
check("/conf/core/root-success", "every link has href and rel", lambda: all(link["href"] and link["rel"] for link in landing["links"]))
check("/conf/core/root-success", "every link of the server leads somewhere",
      lambda: all(get(link["href"]).status == 200 for link in landing["links"] if link["href"].startswith(ROOT)))

# A.2.3 API definition
description = links(landing, "service-desc")[0]
api_answer = get(description["href"])
api = api_answer.json
check("/conf/core/api-definition-op", "the definition is 200", lambda: api_answer.status == 200)
check("/conf/core/api-definition-success", "has the media type that its link says",
      lambda: api_answer.type == description["type"].split(";")[0])
check("/conf/core/api-definition-success", "the definition for people is HTML",
      lambda: get(links(landing, "service-doc")[0]["href"]).type == "text/html")
check("/conf/oas30/oas-definition-1", "the type is OpenAPI 3.0 as JSON",
      lambda: description["type"] == "application/vnd.oai.openapi+json;version=3.0")
check("/conf/oas30/oas-definition-2", "it is OpenAPI 3.0 with info and paths",
      lambda: api["openapi"].startswith("3.0") and api["info"]["title"] and api["info"]["version"] and api["paths"])
check("/conf/oas30/completeness", "every operation has a success and a schema of it", lambda: all(
    operation["responses"]["200"]["content"] for path in api["paths"].values() for operation in path.values()))
check("/conf/oas30/exceptions-codes", "every operation tells what it refuses", lambda: all(
    {"400", "404", "500"} <= set(operation["responses"]) for path in api["paths"].values() for operation in path.values()))
check("/conf/oas30/oas-impl", "every path without a variable exists", lambda: all(
    get(api["servers"][0]["url"] + path.rstrip("/")).status == 200 for path in api["paths"] if "{" not in path))
check("/conf/oas30/oas-definition-2", "operations have ids of their own", lambda: len(
    {operation["operationId"] for path in api["paths"].values() for operation in path.values()}) == len(api["paths"]))

# A.2.4 Conformance
conformance_answer = get(links(landing, "conformance")[0]["href"])
conforms = conformance_answer.json["conformsTo"]
check("/conf/core/conformance-op", "the declaration is 200", lambda: conformance_answer.status == 200)
for part in ("core", "oas30", "html", "geojson"):
    check("/conf/core/conformance-success", f"declares {part}",
          lambda: f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{part}" in conforms)
check("/conf/core/conformance-success", "declares crs", lambda: "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs" in conforms)

# A.2.5 Feature collections
collections_answer = get(links(landing, "data")[0]["href"], Accept="application/json")
collections = collections_answer.json
check("/conf/core/fc-md-op", "the collections are 200", lambda: collections_answer.status == 200)
check("/conf/core/fc-md-success", "they link to themselves and their other form",
      lambda: links(collections, "self") and links(collections, "alternate"))
check("/conf/core/fc-md-success", "these links have types", lambda: all(
    link["type"] for rel in ("self", "alternate") for link in links(collections, rel)))
check("/conf/core/fc-md-items", "there is one or more", lambda: len(collections["collections"]) > 0)

for collection in collections["collections"]:
    name = collection["id"]
    check("/conf/core/fc-md-items", f"{name}: has id and links", lambda: collection["id"] and collection["links"])
    check("/conf/core/fc-md-items-links", f"{name}: items in every form, with types",
          lambda: {GEOJSON, "text/html"} <= {link["type"] for link in links(collection, "items")})
    check("/conf/core/fc-md-extent", f"{name}: the extent is of longitudes and latitudes",
          lambda: all(inside((box[0], box[1]), (-180, -90, 180, 90)) and len(box) in (4, 6) for box in collection["extent"]["spatial"]["bbox"]))
    check("/conf/core/fc-md-extent", f"{name}: the times are intervals",
          lambda: all(len(interval) == 2 for interval in collection["extent"]["temporal"]["interval"]))

    # A.2.6 Feature collection
    url = links(collection, "self")[0]["href"]
    alone_answer = get(url, Accept="application/json")
    alone = alone_answer.json
    check("/conf/core/sfc-md-op", f"{name}: is 200 by itself", lambda: alone_answer.status == 200)
    check("/conf/core/sfc-md-success", f"{name}: is the same as among the others", lambda: all(
        alone[key] == collection[key] for key in collection if key != "links"))
    check("/conf/core/sfc-md-success", f"{name}: has the links that it has among the others", lambda: {
        (link["rel"], link["type"]) for link in collection["links"] if link["rel"] != "self"} <= {
        (link["rel"], link["type"]) for link in alone["links"]})

    # A.2.7 Features
    items = [link["href"] for link in links(collection, "items") if link["type"] == GEOJSON][0]
    items_path = urllib.parse.urlsplit(items).path
    operation = [operation for path, operation in api["paths"].items() if items_path.endswith(path) and path.endswith("/items")][0]["get"]
    parameters = {parameter["name"]: parameter for parameter in operation["parameters"]}
    page_answer = get(items)
    page = page_answer.json
    everything = get(with_query(items, limit=1000)).json
    placed = [feature for feature in everything["features"] if feature["geometry"]]
    check("/conf/core/fc-op", f"{name}: features are 200", lambda: page_answer.status == 200 and page_answer.type == GEOJSON)
    check("/conf/core/fc-response", f"{name}: is a FeatureCollection", lambda: page["type"] == "FeatureCollection" and all(
        feature["type"] == "Feature" and "properties" in feature and "geometry" in feature for feature in page["features"]))
    check("/conf/core/fc-response", f"{name}: has features to judge by", lambda: len(placed) > 10)
    check("/conf/core/crs84", f"{name}: positions are longitude, latitude", lambda: all(
        inside(feature["geometry"]["coordinates"], (-180, -90, 180, 90)) for feature in placed))
    check("/conf/core/fc-links", f"{name}: links to itself", lambda: links(page, "self")[0]["type"] == GEOJSON)
    check("/conf/core/fc-links", f"{name}: links to its other form", lambda: links(page, "alternate")[0]["type"] == "text/html")
    check("/conf/core/fc-rel-type", f"{name}: every link has rel and type", lambda: all(link["rel"] and link["type"] for link in page["links"]))
    check("/conf/core/fc-timeStamp", f"{name}: has the time of the answer", lambda: page["timeStamp"][10] == "T" and page["timeStamp"][-1] == "Z")
    check("/conf/core/fc-numberReturned", f"{name}: counts what it returns", lambda: page["numberReturned"] == len(page["features"]))

    def follow(url):
        ids, hops = [], 0
        while url:
            answer = get(url).json
            ids += [feature["id"] for feature in answer["features"]]
            url, hops = next((link["href"] for link in links(answer, "next")), None), hops + 1
            assert hops < 1000
        return ids

    followed = follow(with_query(items, limit=7))
    check("/conf/core/fc-numberMatched", f"{name}: matches as many as following next gives", lambda: page["numberMatched"] == len(followed))
    check("/conf/core/fc-links", f"{name}: following next gives each once", lambda: len(set(followed)) == len(followed))
    check("/conf/core/fc-links", f"{name}: following next gives what one page gives",
          lambda: set(followed) == {feature["id"] for feature in everything["features"]})

    # limit
    limit = parameters["limit"]
    check("/conf/core/fc-limit-definition", f"{name}: limit is an optional integer in the query", lambda: limit["in"] == "query"
          and not limit.get("required") and limit["schema"]["type"] == "integer" and limit["style"] == "form" and limit["explode"] is False)
    check("/conf/core/fc-limit-definition", f"{name}: limit has minimum 1, a maximum and a default",
          lambda: limit["schema"]["minimum"] == 1 and limit["schema"]["maximum"] >= limit["schema"]["default"])
    check("/conf/core/fc-limit-response", f"{name}: a page has no more than asked for",
          lambda: all(len(get(with_query(items, limit=most)).json["features"]) == min(most, page["numberMatched"]) for most in (1, 2, 9)))
    check("/conf/core/fc-limit-response", f"{name}: without limit it has the default",
          lambda: len(page["features"]) == min(limit["schema"]["default"], page["numberMatched"]))
    check("/conf/core/fc-limit-response", f"{name}: more than the maximum is no error",
          lambda: len(get(with_query(items, limit=limit["schema"]["maximum"] + 1)).json["features"]) <= limit["schema"]["maximum"])

    # bbox
    bbox = parameters["bbox"]
    check("/conf/core/fc-bbox-definition", f"{name}: bbox is an optional array of 4 or 6 numbers", lambda: bbox["in"] == "query"
          and not bbox.get("required") and bbox["schema"]["type"] == "array" and bbox["schema"]["items"]["type"] == "number"
          and bbox["style"] == "form" and bbox["explode"] is False
          and {(one["minItems"], one["maxItems"]) for one in bbox["schema"]["oneOf"]} == {(4, 4), (6, 6)})
    boxes = [(-10, 35, 10, 60), (0, 50, 3, 52), (-180, -90, 180, 90), (170, -30, -170, 0), (-180, -90, 180, 0), (100, 10, 101, 11)]
    for box in boxes:
        text = ",".join(map(str, box))
        check("/conf/core/fc-bbox-response", f"{name}: bbox={text} gives what lies in it", lambda: {
            feature["id"] for feature in get(with_query(items, bbox=text, limit=1000)).json["features"]} == {
            feature["id"] for feature in placed if inside(feature["geometry"]["coordinates"], box)})
    check("/conf/core/fc-bbox-response", f"{name}: six numbers give what four give", lambda: {
        feature["id"] for feature in get(with_query(items, bbox="-10,35,-100,10,60,9000", limit=1000)).json["features"]} == {
        feature["id"] for feature in get(with_query(items, bbox="-10,35,10,60", limit=1000)).json["features"]})

    # datetime
    time = parameters["datetime"]
    check("/conf/core/fc-time-definition", f"{name}: datetime is an optional string", lambda: time["in"] == "query" and not time.get("required")
          and time["schema"]["type"] == "string" and time["style"] == "form" and time["explode"] is False)

    def at(text):
        answer = get(with_query(items, datetime=text, limit=1000))
        assert answer.status == 200, answer.body
        return {feature["id"] for feature in answer.json["features"]}

    for text in ("2005-06-01T12:00:00Z", "2005-06-01", "2005-01-01T00:00:00Z/2006-01-01T00:00:00Z", "../2005-01-01T00:00:00Z",
                 "2005-01-01T00:00:00Z/..", "/2005-01-01", "2005-01-01/"):
        check("/conf/core/fc-time-response", f"{name}: datetime={text} is answered", lambda: len(at(text)) >= 0)
    check("/conf/core/fc-time-response", f"{name}: an interval has all of its instants",
          lambda: at("2005-06-01") | at("2005-07-01") <= at("2005-06-01/2005-07-01") <= at("2005-01-01/..") & at("../2006-01-01"))

    # parameters that are wrong
    for query in ("limit=0", "limit=-1", "limit=text", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=0,60,1,50", "datetime=yesterday",
                  "datetime=2006-01-01/2005-01-01", "datetime=2005-13-01"):
        check("/conf/core/query-param-invalid", f"{name}: {query} is 400", lambda: get(f"{ROOT}/collections/{name}/items?{query}").status == 400)
    for path in ("", "/conformance", "/collections", f"/collections/{name}", f"/collections/{name}/items"):
        check("/conf/core/query-param-unknown", f"an unknown parameter of {path or '/'} is 400", lambda: get(f"{ROOT}{path}?unknown=1").status == 400)

    # A.2.8 Feature
    for sample in (placed[0], placed[-1]):
        one = get(f"{ROOT}/collections/{name}/items/{urllib.parse.quote(sample['id'])}", Accept=GEOJSON)
        check("/conf/core/f-op", f"{name}: a feature is 200", lambda: one.status == 200 and one.type == GEOJSON)
        check("/conf/core/f-success", f"{name}: it is what it is among the others",
              lambda: all(one.json[key] == sample[key] for key in ("type", "id", "geometry", "properties")))
        check("/conf/core/f-links", f"{name}: it links to itself, its other form and its collection",
              lambda: all(links(one.json, rel)[0]["type"] for rel in ("self", "alternate", "collection")))
    check("/conf/core/f-op", f"{name}: an unknown feature is 404", lambda: get(f"{ROOT}/collections/{name}/items/nobody").status == 404)
    check("/conf/core/sfc-md-op", "an unknown collection is 404", lambda: get(f"{ROOT}/collections/nothing").status == 404)

    # A.3 GeoJSON, A.4 HTML
    check("/conf/geojson/content", f"{name}: features are GeoJSON where it is accepted", lambda: get(
        f"{ROOT}/collections/{name}/items", Accept=GEOJSON).type == GEOJSON)
    check("/conf/geojson/content", f"{name}: geometries are points or null",
          lambda: all(feature["geometry"]["type"] == "Point" and len(feature["geometry"]["coordinates"]) == 2 for feature in placed))
    for path in ("", "/conformance", "/api", "/collections", f"/collections/{name}", f"/collections/{name}/items",
                 f"/collections/{name}/items/{urllib.parse.quote(placed[0]['id'])}"):
        def html():
            answer = get(ROOT + path, Accept="text/html")
            parsed = Parsed(answer.body.decode())
            return answer.status == 200 and answer.type == "text/html" and parsed.titles == 1 and parsed.anchors > 0 and not parsed.open
        check("/conf/html/content", f"{(path or '/')[:34]} is HTML where it is accepted", html)

    # Part 2
    known = [uri for crs in alone["crs"] for uri in (collections["crs"] if crs == "#/crs" else [crs])]
    mercator, degrees = ("http://www.opengis.net/def/crs/EPSG/0/3857", "http://www.opengis.net/def/crs/EPSG/0/4326")
    check("/conf/crs/crs-uri", f"{name}: systems are URIs", lambda: all(uri.startswith("http://www.opengis.net/def/crs/") for uri in known))
    check("/conf/crs/fc-md-crs-list", f"{name}: CRS84 is among them", lambda: CRS84 in known)
    check("/conf/crs/fc-md-storageCrs-valid-value", f"{name}: that of the store is among them", lambda: alone["storageCrs"] in known)
    for parameter in ("crs", "bbox-crs"):
        check(f"/conf/crs/fc-{parameter}-definition", f"{name}: {parameter} is an optional string", lambda: parameters[parameter]["in"] == "query"
              and not parameters[parameter].get("required") and parameters[parameter]["schema"]["type"] == "string")
    check("/conf/crs/fc-crs-default-value", f"{name}: without crs it is CRS84", lambda: page_answer.headers["Content-Crs"] == f"<{CRS84}>")
    for uri in known:
        answer = get(with_query(items, crs=uri, limit=1000))
        there = {feature["id"]: feature["geometry"] for feature in answer.json["features"]}
        code = uri.rsplit("/", 1)[1]
        check("/conf/crs/fc-crs-valid-value", f"{name}: crs {code} is 200", lambda: answer.status == 200)
        check("/conf/crs/ogc-crs-header", f"{name}: {code} is in Content-Crs", lambda: answer.headers["Content-Crs"] == f"<{uri}>")
        check("/conf/crs/crs-action", f"{name}: {code} has the same features", lambda: set(there) == {f["id"] for f in everything["features"]})
        sample = placed[0]
        one = get(f"{ROOT}/collections/{name}/items/{urllib.parse.quote(sample['id'])}?" + urllib.parse.urlencode({"crs": uri}))
        check("/conf/crs/ogc-crs-header-value", f"{name}: a feature in {code} is as among the others",
              lambda: one.headers["Content-Crs"] == f"<{uri}>" and one.json["geometry"] == there[sample["id"]])

        def in_box():
            position = there[sample["id"]]["coordinates"]
            box = ",".join(repr(number) for number in position + position)
            found = get(with_query(items, bbox=box, bbox_crs=uri, limit=1000)).json["features"]
            same = {feature["id"] for feature in placed if feature["geometry"] == sample["geometry"]}
            return {feature["id"] for feature in found} == same
        check("/conf/crs/bbox-crs-action", f"{name}: a box around a feature in {code} has it and no other", in_box)
    if degrees in known:
        check("/conf/crs/crs-action", f"{name}: EPSG:4326 is latitude, longitude", lambda: get(
            with_query(items, crs=degrees)).json["features"][0]["geometry"]["coordinates"] == page["features"][0]["geometry"]["coordinates"][::-1])
    check("/conf/crs/bbox-crs-default", f"{name}: without bbox-crs, bbox is in CRS84", lambda: get(
        with_query(items, bbox="-10,35,10,60", limit=1000)).json["features"] == get(
        with_query(items, bbox="-10,35,10,60", bbox_crs=CRS84, limit=1000)).json["features"])
    for parameter in ("crs", "bbox-crs"):
        check("/conf/crs/valid-value", f"{name}: an unknown {parameter} is 400", lambda: get(
            f"{ROOT}/collections/{name}/items?bbox=0,0,1,1&{parameter}=http://www.opengis.net/def/crs/EPSG/0/0").status == 400)

print(f"{sum(results)} of {len(results)} assertions passed")
sys.exit(0 if all(results) else 1)
