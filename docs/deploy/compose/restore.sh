#!/usr/bin/env bash
# restore.sh DAY [MOMENT]: puts the copy of a day in the place of the database, which must not run; at its start PostgreSQL then adds the changes since, up
# to now or that moment. What was there is kept: the database in before-restore/, the backups in before-TIME/, until you delete them.
set -euo pipefail
fail() { echo "restore.sh: $*" >&2; exit 1; }
data="${DATA:-/var/lib/postgresql/data}" backups="${BACKUPS:-/backups}"
day="${1:-}" moment="${2:-}"
[[ "$day" =~ ^[0-9-]+$ && -d "$backups/base/$day" ]] \
    || fail "there is no copy of '$day'. There are: $(find "$backups/base" -maxdepth 1 -name '????-??-??' -printf '%f ' | tr ' ' '\n' | sort | tr '\n' ' ')"
[[ -z "$moment" || "$moment" =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}\ [0-9:.]+[+-][0-9:]+$ ]] || fail "'$moment' is no moment such as 2026-05-02 09:30:00+00"
[[ ! -d "$data/before-restore" ]] || fail "the database of before an earlier restore is still in before-restore of its volume: delete that first"
state="$(pg_controldata "$data" 2>/dev/null | sed -n 's/^Database cluster state: *//p')"
[[ "$state" != "in production" || -n "${CRASHED:-}" ]] \
    || fail "the database runs, or was not stopped in order. Stop it; if it cannot be started any more, repeat this with -e CRASHED=1 after run"

old="$backups/before-$(date -u +%Y%m%dT%H%M%SZ)"
mkdir "$old"
mv "$backups/base" "$backups/wal" "$old/"
mkdir "$data/before-restore"
find "$data" -mindepth 1 -maxdepth 1 ! -name before-restore -exec mv -t "$data/before-restore" {} +
cp -a "$old/base/$day/." "$data/"
cat >>"$data/postgresql.auto.conf" <<CONF
restore_command = 'cp "$old/wal/%f" "%p" || cp "$old/wal/%f.partial" "%p"'
recovery_target_time = '$moment'
recovery_target_action = 'promote'
CONF
touch "$data/recovery.signal"
echo "Restored the copy of $day. Start the map: PostgreSQL adds the changes since, up to ${moment:-the last one}."
