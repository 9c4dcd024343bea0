"""Opens layers in QGIS and prints the names of their features, a JSON object a layer.

read_in_qgis.py SOURCE …: a file, or oapif:URL for the collection places of an OGC API."""
import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from qgis.core import QgsApplication, QgsDataSourceUri, QgsVectorLayer  # noqa: E402

application = QgsApplication([], False)
application.initQgis()
for source in sys.argv[1:]:
    if source.startswith("oapif:"):
        uri = QgsDataSourceUri()
        uri.setParam("url", source[6:])
        uri.setParam("typename", "places")
        layer = QgsVectorLayer(uri.uri(False), "places", "OAPIF")
    else:
        layer = QgsVectorLayer(source, "layer", "ogr")
    if not layer.isValid():
        sys.exit(f"QGIS does not open {source}: {layer.error().summary()}")
    column = next(name for name in ("name", "Name") if layer.fields().indexOf(name) >= 0)
    features = list(layer.getFeatures())
    print(json.dumps({
        "source": source,
        "names": [feature[column] for feature in features],
        "points": sum(1 for feature in features if feature.hasGeometry()),
    }))
application.exitQgis()
