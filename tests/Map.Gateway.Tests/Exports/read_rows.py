"""Reads files of the map by readers that are not ours and prints a JSON object a row: its file, its id, its name, its position.

Usage: read_rows.py FILE … GDAL reads all that it has a driver for, by its own guess of the format; Atom is read as XML."""
import json
import sys
import xml.etree.ElementTree as tree

from osgeo import gdal, ogr

gdal.UseExceptions()
# It guesses that a sheet has no names of columns where all cells are texts.
gdal.SetConfigOption("OGR_XLSX_HEADERS", "FORCE")
gdal.SetConfigOption("OGR_ODS_HEADERS", "FORCE")
ATOM = "{http://www.w3.org/2005/Atom}"
POINT = "{http://www.georss.org/georss}point"


def say(row_id, name, longitude=None, latitude=None):
    print(json.dumps({"file": path, "id": row_id, "name": name, "longitude": longitude, "latitude": latitude}))


def read_atom(path):
    for entry in tree.parse(path).getroot().iter(ATOM + "entry"):
        point = entry.find(POINT)
        latitude, longitude = (float(part) for part in point.text.split()) if point is not None else (None, None)
        say(entry.find(ATOM + "id").text, entry.find(ATOM + "title").text, longitude, latitude)


def number(text):
    return float(text) if text not in (None, "") else None


def read_features(path):
    source = gdal.OpenEx(path, gdal.OF_VECTOR)
    # The second sheet of a workbook is about the first.
    layer = source.GetLayer(0)
    # It finds no layer in KML without placemarks, and takes the names of columns for a row where there is no other.
    if layer is None or (path.endswith((".xlsx", ".ods")) and layer.FindFieldIndex("id", True) < 0):
        return
    for feature in layer:
        values = feature.items()
        geometry = feature.GetGeometryRef()
        row_id = values.get("id") or values.get("map_id")
        if geometry is not None and not geometry.IsEmpty():
            say(row_id, values.get("name") or values.get("Name"), geometry.GetX(), geometry.GetY())
        else:
            say(row_id, values.get("name") or values.get("Name"), number(values.get("longitude")), number(values.get("latitude")))


def read_json(path):
    text = open(path, encoding="utf-8").read()
    rows = json.loads(text)["places"] if path.endswith(".json") else [json.loads(line) for line in text.splitlines()]
    for row in rows:
        say(row["id"], row["name"], row["longitude"], row["latitude"])


def read_hsds(path):
    for service in json.load(open(path, encoding="utf-8"))["services"]:
        location = service["service_at_locations"][0]["location"] if service["service_at_locations"] else {}
        say(service["id"], service["name"], location.get("longitude"), location.get("latitude"))


readers = {".atom": read_atom, ".hsds.json": read_hsds, ".json": read_json, ".ndjson": read_json}
for path in sys.argv[1:]:
    next((read for extension, read in readers.items() if path.endswith(extension)), read_features)(path)
