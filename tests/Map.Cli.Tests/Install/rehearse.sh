#!/usr/bin/env bash
# A Debian 12 boots in a container without a network: the package is installed there, killed, rebooted, upgraded and removed, by real systemd.
# rehearse.sh PACKAGE FOLDER FIGURES; as root. FOLDER keeps the Debian for the next time.
set -euo pipefail

package="$1" folder="$2" figures="$3"
debian="$folder/debian" machine="$folder/machine" container='' leader=''
mkdir -p "$folder"

say() { printf '%s\n' "$*" | tee -a "$figures"; }
fail() {
    say "FAILED: $*"
    inside journalctl --no-pager -u map -u map-backup -u map-backup-drill -n 60 >&2 || true
    exit 1
}
seconds() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'; }
inside() { nsenter -t "$leader" -a -r -w env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
quietly() { inside "$@" >"$folder/said" 2>&1 || { cat "$folder/said" >&2; fail "$*"; }; }

boot() {
    local tries
    # A terminal of its own: who rehearses keeps theirs.
    systemd-nspawn --quiet --directory="$machine" --boot --private-network --register=no --keep-unit --console=pipe </dev/null >>"$folder/console" 2>&1 &
    container=$!
    for ((tries = 0; tries < 600; tries++)); do
        leader="$(pgrep -P "$container" || true)"
        [[ -z "$leader" ]] || ! inside test -S /run/systemd/private 2>/dev/null || break
        sleep 0.1
    done
    # Degraded: a container lacks some of what Debian wants to start.
    inside systemctl is-system-running --wait >/dev/null 2>&1 || true
}
halt() {
    inside systemctl poweroff >/dev/null 2>&1 || true
    wait "$container" || true
}
cleanup() {
    if [[ -n "$container" ]]; then
        kill -KILL "$container" "$leader" 2>/dev/null || true
        wait "$container" 2>/dev/null || true
    fi
    # The processes of the container end after it.
    for _ in {1..100}; do rm -rf "$machine" 2>/dev/null && break; sleep 0.1; done
}
trap cleanup EXIT

# ready WHAT: waits until the gateway says so, and says how long that took.
ready() {
    local start=$EPOCHREALTIME tries
    for ((tries = 0; tries < 900; tries++)); do
        [[ "$(inside curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:${port:-5080}/health/ready" 2>/dev/null)" != 200 ]] || { say "$1: ready after $(seconds "$start") s"; return; }
        sleep 0.1
    done
    fail "$1: not ready within 90 s"
}
places() { inside map export --format csv 2>/dev/null | wc -l; }
version() { inside readlink /opt/map/current; }

# reseal FOLDER: the sums of a package whose files have been changed, and its archive.
reseal() {
    (cd "$1" && find . -type f ! -name SHA256SUMS -printf '%P\0' | sort -z | xargs -0 sha256sum >../sums && mv ../sums SHA256SUMS)
    tar -C "${1%/*}" -czf "$machine/root/${1##*/}.tar.gz" "${1##*/}"
}
# variant VERSION: a copy of the package with another version, to be changed.
variant() {
    local target="$folder/variants/map-$1"
    rm -rf "$target"
    mkdir -p "$target"
    tar -xzf "$package" -C "$target" --strip-components=1
    sed -i "s/^version=.*/version=$1/" "$target/VERSION"
    printf '%s\n' "$target"
}

if [[ ! -e "$debian/.complete" ]]; then
    rm -rf "$debian"
    debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus,ca-certificates,procps,curl bookworm "$debian" >"$folder/debootstrap.log"
    mkdir -p "$debian/etc/postgresql-common/createcluster.d"
    echo "create_main_cluster = false" >"$debian/etc/postgresql-common/createcluster.d/map.conf"
    # The only part that needs a network: what ./map install would get by apt-get.
    systemd-nspawn --quiet --directory="$debian" --register=no --keep-unit env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends postgresql postgresql-postgis pgbackrest libssl3 libstdc++6 </dev/null >>"$folder/debootstrap.log" 2>&1
    touch "$debian/.complete"
fi
rm -rf "$machine" "$folder/console"
cp -a "$debian" "$machine"
: >"$figures"

# A machine with nothing but a package.
cp "$package" "$machine/root/map.tar.gz"
mkdir "$machine/root/map"
tar -xzf "$package" -C "$machine/root/map" --strip-components=1
boot
! inside sh -c 'command -v dotnet' || fail "there is a dotnet"
start=$EPOCHREALTIME
quietly /root/map/map install
say "installed, seeded and ready in $(seconds "$start") s: $(version)"
ready "after install"
quietly map status
[[ "$(inside ps -C Map.Cli,Map.Service,Map.Gateway,postgres -o user= | sort -u)" == map ]] || fail "something runs as another user"
there="$(places)"
say "$there lines of places"

# The settings, and restart.
sed -i 's/^#MAP_GATEWAY_PORT=.*/MAP_GATEWAY_PORT=5090/' "$machine/etc/map/map.env"
quietly systemctl restart map
port=5090 ready "restart with another port"
sed -i 's/^MAP_GATEWAY_PORT=.*/#MAP_GATEWAY_PORT=5080/' "$machine/etc/map/map.env"
quietly systemctl restart map
ready "restart with the usual one"

# Whatever is killed comes back. That Map.Cli is the supervisor, with which systemd ends all others.
for victim in Map.Gateway Map.Service postgres Map.Cli; do
    # Of PostgreSQL the first, its parent.
    before="$(inside pgrep -o -x "$victim")"
    inside kill -KILL "$before"
    # Until all of them run again: whoever is left may answer for a moment.
    until inside map status >/dev/null 2>&1 && [[ "$(inside pgrep -o -x "$victim")" != "$before" ]]; do sleep 0.2; done
    ready "$victim killed, and all of them run again"
    [[ "$(places)" == "$there" ]] || fail "places are missing after $victim was killed"
done

# Backups, as each night.
quietly systemctl start map-backup.service
quietly systemctl start map-backup-drill.service
quietly systemctl is-active map-backup.timer map-backup-drill.timer
inside map doctor >"$folder/doctor" || { cat "$folder/doctor"; fail "doctor"; }
say "doctor: $(tail -n 1 "$folder/doctor")"

# Off and on again, in order: PostgreSQL had stopped before the power went.
halt
boot
ready "after a reboot"
grep -q "database system was shut down" "$machine/var/lib/map/cluster/log" || fail "PostgreSQL was not stopped in order"
[[ "$(places)" == "$there" ]] || fail "places are missing after the reboot"

# A newer release.
next="$(variant 2999.01.01-0000-newer)"
sed -i '0,/^- /s//- A line of the newer release.\n- /' "$next/CHANGELOG.md"
reseal "$next"
start=$EPOCHREALTIME
inside map upgrade /root/map-2999.01.01-0000-newer.tar.gz >"$folder/said" 2>&1 || { cat "$folder/said" >&2; fail "upgrade"; }
say "upgraded in $(seconds "$start") s, with a backup: $(grep -o 'It was away .*' "$folder/said")"
grep -q "A line of the newer release" "$folder/said" || { cat "$folder/said"; fail "the upgrade does not say what changed"; }
[[ "$(version)" == releases/2999.01.01-0000-newer && "$(places)" == "$there" ]] || fail "upgraded to $(version) with $(places) places"

# One that is killed half-way, and run again.
again="$(variant 2999.01.02-0000-again)"
reseal "$again"
inside map upgrade /root/map-2999.01.02-0000-again.tar.gz >"$folder/said" 2>&1 &
upgrade=$!
until inside test -e /opt/map/upgrade.json && grep -q '"stoppedAt": "' "$machine/opt/map/upgrade.json"; do kill -0 "$upgrade" || fail "it was faster"; sleep 0.05; done
inside pkill -KILL -f 'Map.Cli upgrade'
wait "$upgrade" || true
quietly map upgrade /root/map-2999.01.02-0000-again.tar.gz
ready "an upgrade that was killed, run again"
[[ "$(version)" == releases/2999.01.02-0000-again ]] || fail "upgraded to $(version)"
[[ "$(inside ls /opt/map/releases | wc -l)" == 2 ]] || fail "more than two releases are kept"

# One that does not start.
broken="$(variant 2999.01.03-0000-broken)"
rm "$broken/programs/Map.Gateway/Map.Gateway"
printf '#!/bin/sh\necho "fail: it does not start"\nexit 1\n' >"$broken/programs/Map.Gateway/Map.Gateway"
chmod +x "$broken/programs/Map.Gateway/Map.Gateway"
reseal "$broken"
start=$EPOCHREALTIME
! inside map upgrade --wait 20 /root/map-2999.01.03-0000-broken.tar.gz >"$folder/said" 2>&1 || fail "a broken release was taken"
grep -q "2999.01.02-0000-again runs again" "$folder/said" || { cat "$folder/said"; fail "it did not go back"; }
say "gone back from a release that does not start in $(seconds "$start") s, 20 of them waiting for it"
[[ "$(version)" == releases/2999.01.02-0000-again && "$(places)" == "$there" ]] || fail "back at $(version) with $(places) places"

# One that does not start, after it has changed the tables: what the upgrade says then brings the map of before back.
migrating="$(variant 2999.01.04-0000-migrating)"
cp "$broken/programs/Map.Gateway/Map.Gateway" "$folder/broken"
rm "$migrating/programs/Map.Gateway/Map.Gateway"
cp "$folder/broken" "$migrating/programs/Map.Gateway/Map.Gateway"
cat >"$folder/migrate" <<'MIGRATE'
if [[ "${1:-}" == migrate ]]; then
    bin="$(echo /usr/lib/postgresql/*/bin)" cluster="$MAP_STATE/cluster"
    mkdir -p "$cluster/socket"
    "$bin/pg_ctl" start -w -s -D "$cluster/data" -l /dev/null
    psql -Xqh "$cluster/socket" -p "$(sed -n 's/^port = //p' "$cluster/data/map.conf")" -U postgres map \
        -c "INSERT INTO schema_migration (name, sha256) VALUES ('9999_of_tomorrow.sql', '')"
    "$bin/pg_ctl" stop -w -s -m fast -D "$cluster/data"
    echo 9999_of_tomorrow.sql
    exit
fi
MIGRATE
sed -i "/^set -euo/r $folder/migrate" "$migrating/map"
reseal "$migrating"
! inside map upgrade --wait 20 /root/map-2999.01.04-0000-migrating.tar.gz >"$folder/said" 2>&1 || fail "a broken release was taken"
grep -q "does not know what was done to the tables (9999_of_tomorrow.sql)" "$folder/said" || { cat "$folder/said"; fail "it does not say what to do"; }
[[ "$(inside systemctl is-active map)" == inactive ]] || fail "the release before was started on tables that it does not know"
start=$EPOCHREALTIME
while read -r -a advice; do quietly "${advice[@]:1}"; done < <(grep '^  sudo ' "$folder/said")
ready "after what the upgrade said to do"
say "back from a release that changed the tables in $(seconds "$start") s"
[[ "$(places)" == "$there" ]] || fail "places are missing after going back"

# Nothing was forbidden that something needed.
! inside journalctl --no-pager -u map -u map-backup -u map-backup-drill | grep -iE 'operation not permitted|read-only file system|permission denied' || fail "the restrictions are in the way"
inside systemd-analyze security --no-pager map.service 2>/dev/null | tail -n 1 | tee -a "$figures"

# Removed, but for what is the operator's.
quietly map install --remove
[[ -e "$machine/etc/map/map.env" && -d "$machine/var/lib/map/cluster/data" && ! -e "$machine/opt/map" && ! -e "$machine/usr/local/bin/map" ]] || fail "removal"
! inside pgrep -u map || fail "something runs still"
halt
container=''
say "removed; state and settings are left"
