"""Reads a DCAT catalogue by RDFLib, without any network. Prints what DCAT-AP requires and the catalogue lacks, as "missing …", and of each
distribution "file", its address and its media type."""
import socket
import sys

from rdflib import Graph, Namespace
from rdflib.namespace import DCTERMS, FOAF, RDF, XSD


def refuse(*_):
    raise OSError("the catalogue needs something of the network")


socket.socket = refuse
DCAT = Namespace("http://www.w3.org/ns/dcat#")
REQUIRED = {
    DCAT.Catalog: [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset, DCAT.service, DCTERMS.license, DCTERMS.modified, FOAF.homepage],
    DCAT.Dataset: [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution, DCTERMS.accrualPeriodicity, DCTERMS.modified, DCAT.theme],
    DCAT.Distribution: [DCAT.accessURL, DCAT.downloadURL, DCAT.mediaType, DCTERMS.format, DCTERMS.license],
    DCAT.DataService: [DCTERMS.title, DCAT.endpointURL, DCAT.servesDataset],
}

graph = Graph().parse(sys.argv[1], format="json-ld")
for kind, properties in REQUIRED.items():
    subjects = list(graph.subjects(RDF.type, kind))
    print("count", kind.rpartition("#")[2], len(subjects))
    for subject in subjects:
        for wanted in properties:
            if graph.value(subject, wanted, any=True) is None:
                print("missing", subject, wanted)
for dataset in graph.subjects(RDF.type, DCAT.Dataset):
    if (None, DCAT.dataset, dataset) not in graph:
        print("missing", dataset, "in the catalogue")
for at in graph.objects(None, DCTERMS.modified):
    if at.datatype != XSD.dateTime or at.value is None:
        print("missing", "a valid time instead of", at)
for file in graph.subjects(RDF.type, DCAT.Distribution):
    print("file", graph.value(file, DCAT.downloadURL), graph.value(file, DCAT.mediaType).rpartition("media-types/")[2])
for service in graph.subjects(RDF.type, DCAT.DataService):
    print("service", graph.value(service, DCAT.endpointURL))
