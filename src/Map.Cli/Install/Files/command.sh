#!/bin/bash
# Made by ./map install, and written anew by each upgrade: the installed map, as the user map, with its state and its settings.
set -euo pipefail

release="${MAP_RELEASE:-/opt/map/current}"
settings=/etc/map/map.env
if [[ $EUID -ne 0 && "$(id -un)" != map ]]; then
    echo "map: the installed map belongs to the user map. As root: sudo map $*" >&2
    exit 1
fi

# As systemd reads it: a name and a value on each line, with quotes around the value or without.
while IFS= read -r line || [[ -n "$line" ]]; do
    [[ "$line" =~ ^[A-Za-z_][A-Za-z0-9_]*= ]] || continue
    value="${line#*=}"
    if [[ "$value" =~ ^\"(.*)\"$ || "$value" =~ ^\'(.*)\'$ ]]; then value="${BASH_REMATCH[1]}"; fi
    export "${line%%=*}=$value"
done <"$settings"
export MAP_STATE=/var/lib/map

as_map() {
    umask 077
    if [[ $EUID -eq 0 ]]; then HOME=/var/lib/map runuser -u map -- "$release/map" "$@"; else "$release/map" "$@"; fi
}

case "${1:-help}" in
    # They change what belongs to root.
    install | upgrade) exec "$release/map" "$@" ;;
    up)
        systemctl start map.service
        as_map status ;;
    down)
        systemctl stop map.service
        # What was started without systemd.
        as_map down ;;
    *) as_map "$@" ;;
esac
