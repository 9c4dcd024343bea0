#!/usr/bin/env bash
# The role that copies the database. Runs at every start, because a database that exists already may not have it; it has the password of the secret.
set -euo pipefail
secret="$(<"${SECRET:-/run/secrets/pgpass}")"
export PASSWORD="${secret##*:}"
psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet --username postgres --dbname "${DATABASE:-map}" <<'SQL'
\getenv password PASSWORD
SELECT 'CREATE ROLE replicator' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'replicator') \gexec
ALTER ROLE replicator REPLICATION LOGIN PASSWORD :'password';
SQL
