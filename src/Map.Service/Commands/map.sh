#!/bin/sh
# The command map of the container's image: the commands for operators, and their help without any. What serves is the image's CMD.
[ "$#" -gt 0 ] || set -- --help
exec dotnet /app/Map.Service.dll "$@"
