namespace Map.Cli.Clusters;

/// <summary>
/// The role that the map's own programs connect as: it owns their database and may do nothing else to the server. What needs the superuser,
/// such as PostGIS, is set up here. Each statement may run again, and takes over what an earlier release left to the superuser.
/// </summary>
static class MapRole
{
    public const string Name = "map";

    // Two commands may set up the same server at once; PostgreSQL refuses concurrent changes of one role or extension.
    const string Alone = "SET client_min_messages = error; SELECT FROM pg_advisory_xact_lock(7237488);";

    /// <summary>Makes the role, with the password in the file beside the data folder.</summary>
    // It may read and write what a superuser restores, too: until CreateDatabase runs again, that may belong to another role.
    // The superuser gets no password, so nobody can connect as it by the port.
    public const string Create = $"""
        {Alone}
        DO $$ BEGIN
            IF to_regrole('{Name}') IS NULL THEN CREATE ROLE {Name}; END IF;
            ALTER ROLE {Name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
            EXECUTE format('ALTER ROLE {Name} PASSWORD %L', pg_read_file('../password'));
            GRANT pg_read_all_data, pg_write_all_data TO {Name};
            EXECUTE format('ALTER ROLE %I PASSWORD NULL', current_user);
        END $$;
        """;

    /// <summary>Gives the present database and all that is in it to the role, but for extensions, which it needs and cannot make.</summary>
    // A sequence that belongs to a column follows its table, and a table's row type does, too.
    public const string TakeDatabase = $"""
        {Alone}
        CREATE EXTENSION IF NOT EXISTS postgis;
        CREATE EXTENSION IF NOT EXISTS unaccent;
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
        CREATE EXTENSION IF NOT EXISTS intarray;
        DO $$ DECLARE command text; BEGIN
            FOR command IN
                WITH part AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
                role AS (SELECT oid FROM pg_roles WHERE rolname = '{Name}'),
                place AS (
                    SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
                    AND ('pg_namespace'::regclass, oid) NOT IN (TABLE part))
                SELECT format('DATABASE %I OWNER TO {Name}', datname) FROM pg_database
                WHERE datname = current_database() AND datdba NOT IN (TABLE role)
                UNION ALL
                SELECT format('SCHEMA %I OWNER TO {Name}', nspname) FROM pg_namespace
                WHERE oid IN (TABLE place) AND nspowner NOT IN (TABLE role) AND nspowner <> to_regrole('pg_database_owner')
                UNION ALL
                SELECT format('TABLE %s OWNER TO {Name}', oid::regclass) FROM pg_class
                WHERE relnamespace IN (TABLE place) AND relowner NOT IN (TABLE role) AND relkind IN ('r', 'p', 'v', 'm', 'S')
                  AND ('pg_class'::regclass, oid) NOT IN (TABLE part)
                  AND NOT (relkind = 'S' AND EXISTS (
                      SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype IN ('a', 'i')))
                UNION ALL
                SELECT format('ROUTINE %s OWNER TO {Name}', oid::regprocedure) FROM pg_proc
                WHERE pronamespace IN (TABLE place) AND proowner NOT IN (TABLE role)
                  AND ('pg_proc'::regclass, oid) NOT IN (TABLE part)
                UNION ALL
                SELECT format('TYPE %s OWNER TO {Name}', oid::regtype) FROM pg_type
                WHERE typnamespace IN (TABLE place) AND typowner NOT IN (TABLE role) AND typtype IN ('e', 'd', 'r', 'c')
                  AND NOT EXISTS (SELECT FROM pg_class WHERE pg_class.oid = typrelid AND relkind <> 'c')
                  AND ('pg_type'::regclass, oid) NOT IN (TABLE part)
            LOOP
                EXECUTE 'ALTER ' || command;
            END LOOP;
        END $$;
        """;
}
