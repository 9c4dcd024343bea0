#!/usr/bin/env bash
# Checks regions.geojson.gz, and that the places lie in the regions that their rows name:
#
#   seed/check-regions.sh
#
# Needs psql and a database with PostGIS that may be connected to (PGHOST, PGDATABASE and so on); nothing stays behind in it.
set -euo pipefail
cd -- "$(dirname -- "$0")"
exec psql -X -q -A -t -v ON_ERROR_STOP=1 -f check-regions.sql
