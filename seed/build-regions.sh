#!/usr/bin/env bash
# Builds the GeoJSON of regions from Natural Earth's first-level subdivisions:
#
#   seed/build-regions.sh ne_10m_admin_1.geojson | gzip -9 -n > seed/regions.geojson.gz
#
# Needs psql and a connection to a database with PostGIS (PGHOST, PGDATABASE and so on); it leaves nothing in the database.
# README.md names the source of the file and the fields that it must have.
set -euo pipefail

if [ $# -ne 1 ] || [ ! -r "$1" ]; then
    echo "usage: $0 FILE, the GeoJSON of Natural Earth's 10m admin-1 states and provinces" >&2
    exit 2
fi

MAP_REGIONS_SOURCE=$(realpath -- "$1")
export MAP_REGIONS_SOURCE
cd -- "$(dirname -- "$0")"
exec psql -X -q -A -t -v ON_ERROR_STOP=1 -f build-regions.sql
