#!/usr/bin/env bash
# Backs up the database at $PGHOST into /backups: every change as soon as it is written (wal/), and a whole copy each day (base/DAY), which is
# checked. Keeps the last $KEEP copies, and all changes since the oldest of them. Ends when something fails: its container then starts again.
set -euo pipefail
backups="${BACKUPS:-/backups}"
secret="$(<"${SECRET:-/run/secrets/pgpass}")"
export PGUSER=replicator PGPASSWORD="${secret##*:}"
mkdir -p "$backups"/{base,wal}

# The slot keeps the changes of a time when this is not running, up to max_slot_wal_keep_size.
pg_receivewal --slot=backups --create-slot --if-not-exists
pg_receivewal --directory="$backups/wal" --slot=backups --synchronous --no-loop &
receiving=$!
trap 'kill "$receiving" 2>/dev/null; exit 143' TERM INT

while :; do
    today="$backups/base/$(date -u +%F)"
    if [[ ! -d "$today" ]]; then
        rm -rf "$backups/base/unfinished"
        pg_basebackup --pgdata="$backups/base/unfinished" --checkpoint=fast --wal-method=stream
        pg_verifybackup --quiet "$backups/base/unfinished"
        mv "$backups/base/unfinished" "$today"
        mapfile -t copies < <(find "$backups/base" -mindepth 1 -maxdepth 1 -name '????-??-??' | sort)
        while ((${#copies[@]} > ${KEEP:-7})); do
            rm -rf "${copies[0]}"
            copies=("${copies[@]:1}")
        done
        # START WAL LOCATION: 0/2000028 (file 000000010000000000000002)
        first="$(sed -n 's/^START WAL LOCATION: .* (file \([0-9A-F]*\))$/\1/p' "${copies[0]}/backup_label")"
        pg_archivecleanup "$backups/wal" "$first"
        echo "backed up: $today; ${#copies[@]} copies are kept, and every change since $first"
    fi
    touch "$backups/checked"
    sleep 600 &
    # The first of the two that ends; while all is well that is the sleep.
    wait -n
    kill -0 "$receiving" || { echo "back-up.sh: pg_receivewal has ended, see above" >&2; exit 1; }
done
