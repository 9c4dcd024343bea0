#!/usr/bin/env bash
# A streaming replica of the database at $PGHOST, in $PGDATA. The first start copies it; a copy that was interrupted begins anew.
set -euo pipefail
if [[ ! -s "$PGDATA/PG_VERSION" ]]; then
    secret="$(<"${SECRET:-/run/secrets/pgpass}")"
    export PGUSER=replicator PGPASSWORD="${secret##*:}"
    rm -rf "$PGDATA" "$PGDATA.unfinished"
    pg_receivewal --slot=replica --create-slot --if-not-exists
    # Writes down, too, where it comes from, for the server to go on from there.
    pg_basebackup --pgdata="$PGDATA.unfinished" --slot=replica --write-recovery-conf --checkpoint=fast --wal-method=stream
    mv "$PGDATA.unfinished" "$PGDATA"
    unset PGUSER PGPASSWORD
fi
unset PGHOST
exec "$@"
