#!/usr/bin/env bash
# Checks regions.geojson.gz, and that the places are in the regions that their rows name:
#
#   seed/check-regions.sh
#
# Needs psql and a connection to a database with PostGIS (PGHOST, PGDATABASE and so on); it leaves nothing in the database.
set -euo pipefail
cd -- "$(dirname -- "$0")"
exec psql -X -q -A -t -v ON_ERROR_STOP=1 -f check-regions.sql
