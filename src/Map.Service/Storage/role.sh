# Runs once, when the container of docker-compose.yml makes its database: the role that the service connects as. It owns the database and
# is no superuser; that one keeps no password, so that only who is inside of the container can connect as it. What a superuser restores, the
# role may read and write whoever owns it.
# The secret is a line of .pgpass, by which the service connects; its last field is the password, and has neither colons nor backslashes.
POSTGRES_PASSWORD="${POSTGRES_PASSWORD##*:}" psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv password POSTGRES_PASSWORD
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
CREATE EXTENSION IF NOT EXISTS intarray;
CREATE ROLE map LOGIN PASSWORD :'password';
GRANT pg_read_all_data, pg_write_all_data TO map;
ALTER DATABASE :"DBNAME" OWNER TO map;
ALTER ROLE :"USER" PASSWORD NULL;
SQL
