#!/usr/bin/env bash
# backups.sh FOLDER PORT: the scripts and settings of docs/deploy/compose with PostgreSQL of this machine. Backs up, loses the server, restores all, and then restores a moment;
# beside that a replica follows. Prints what each has. Runs as the owner of FOLDER, who is not root.
set -euo pipefail
work="$1" port="$2" files="$MAP_ROOT/docs/deploy/compose"
bin="$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1)"
export PATH="$bin:$PATH" SECRET="$work/pgpass" BACKUPS="$work/backups" DATA="$work/data" DATABASE=map PGPORT="$port" PGHOST="$work"
mkdir "$BACKUPS" "$work/files"
# In a container these are where the files say.
for file in postgresql.conf replication.conf replica.conf pg_hba.conf; do
    sed -e "s#/var/lib/postgresql/data/copy/#$work/copy/#; s#/var/lib/postgresql/data/#$DATA/#; s#/etc/map/#$work/files/#; s#512MB#32MB#" "$files/$file" >"$work/files/$file"
done
echo '*:*:map:map:0123456789abcdef' >"$SECRET"
trap 'kill $(jobs -p) 2>/dev/null || true; pg_ctl --pgdata="$DATA" stop --mode=immediate --silent 2>/dev/null || true' EXIT

start() { pg_ctl --pgdata="$DATA" start --silent --wait --log="$work/server.log" \
    --options="-c config_file=$work/files/postgresql.conf -c unix_socket_directories=$work -c listen_addresses=127.0.0.1"; }
ask() { psql -AtqX -v ON_ERROR_STOP=1 --username postgres --dbname map --command "$1"; }
until_true() { until [[ "$(ask "$1")" == t ]]; do sleep 0.1; done; }
back_up() {
    rm -f "$BACKUPS/checked"
    PGHOST=127.0.0.1 bash "$files/back-up.sh" >"$work/back-up.log" 2>&1 &
    backing_up=$!
    until [[ -e "$BACKUPS/checked" ]]; do
        kill -0 "$backing_up" || { cat "$work/back-up.log" >&2; exit 1; }
        sleep 0.1
    done
}
restore() { bash "$files/restore.sh" "$@" >"$work/restore.log" 2>&1; }
rows() { ask 'SELECT string_agg(n::text, $$,$$ ORDER BY n) FROM row'; }

initdb --pgdata="$DATA" --username=postgres --auth=trust >"$work/initdb.log"
start
psql -qX --username postgres --dbname postgres --command 'CREATE DATABASE map'
bash "$files/replication-role.sh"
bash "$files/replication-role.sh"
ask 'CREATE TABLE row (n int)'
back_up
echo "backed up: $(find "$BACKUPS/base" -mindepth 1 -maxdepth 1 -printf '%f\n' | grep -c '^20..-..-..$') copy"

PGHOST=127.0.0.1 PGDATA="$work/copy" bash "$files/stand-by.sh" postgres -D "$work/copy" -c "config_file=$work/files/replica.conf" -c "port=$((port + 1))" \
    -c "unix_socket_directories=$work" -c listen_addresses=127.0.0.1 >"$work/replica.log" 2>&1 &
ask 'INSERT INTO row VALUES (1)'
moment="$(ask 'SELECT clock_timestamp()')"
ask 'INSERT INTO row VALUES (2)'
until [[ "$(PGPORT=$((port + 1)) rows 2>/dev/null)" == 1,2 ]]; do sleep 0.1; done
echo "replica: $(PGPORT=$((port + 1)) rows), $(PGPORT=$((port + 1)) ask 'SELECT pg_is_in_recovery()')"
pg_ctl --pgdata="$work/copy" stop --silent --mode=fast
until_true "SELECT sent_lsn = flush_lsn FROM pg_stat_replication WHERE application_name = 'pg_receivewal'"

restore "$(date -u +%F)" && exit 1
echo "running: $(grep -o 'the database runs' "$work/restore.log")"
pg_ctl --pgdata="$DATA" stop --silent --mode=immediate
wait "$backing_up" && exit 1
restore 2020-01-01 && exit 1
echo "no such day: $(grep -o 'there is no copy of .2020-01-01.' "$work/restore.log")"
CRASHED=1 restore "$(date -u +%F)"
start
until_true 'SELECT NOT pg_is_in_recovery()'
echo "restored: $(rows)"

ask 'INSERT INTO row VALUES (3)'
back_up
pg_ctl --pgdata="$DATA" stop --silent --mode=fast
wait "$backing_up" && exit 1
# The moment is before the restore, so it is in the backups of before.
rm -rf "$DATA/before-restore" "$BACKUPS/base" "$BACKUPS/wal"
mv "$BACKUPS"/before-*/* "$BACKUPS/"
restore "$(date -u +%F)" "$moment"
start
until_true 'SELECT NOT pg_is_in_recovery()'
echo "restored to a moment: $(rows)"
