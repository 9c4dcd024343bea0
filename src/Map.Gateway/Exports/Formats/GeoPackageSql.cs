using System.Globalization;

namespace Map.Gateway.Exports.Formats;

/// <summary>The SQL of a GeoPackage, as its standard has it (OGC 12-128r17, annexes C and F.3).</summary>
static class GeoPackageSql
{
    public const int Wgs84 = 4326;

    const string Definition =
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],"
        + "PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]";

    /// <summary>The tables that each GeoPackage has. The application id is GPKG, the version 1.3.</summary>
    public const string Tables = $"""
        PRAGMA application_id = 0x47504B47;
        PRAGMA user_version = 10300;
        CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
            definition TEXT NOT NULL, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES
            ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
            ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
            ('WGS 84 geodetic', 4326, 'EPSG', 4326, '{Definition}', NULL);
        CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
            last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
            z TINYINT NOT NULL, m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
            CONSTRAINT uk_gc_table_name UNIQUE (table_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (
            table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
            CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """;

    public const string Contents = """
        INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, min_x, min_y, max_x, max_y, srs_id)
        VALUES ($table, $type, $table, $description, $day, $west, $south, $east, $north, $srs)
        """;

    /// <summary>The table of the rows; with points also the R-tree.</summary>
    public static string Layer(string table, bool hasPoints, IEnumerable<(string Name, string Type)> columns) =>
        $"CREATE TABLE {table} (fid INTEGER PRIMARY KEY NOT NULL, {string.Join(", ", columns.Select(column => $"\"{column.Name}\" {column.Type}"))}"
        + $"{(hasPoints ? ", geom POINT" : "")});"
        + (hasPoints ? $"CREATE VIRTUAL TABLE rtree_{table}_geom USING rtree(id, minx, maxx, miny, maxy);" : "");

    /// <summary>Parameters $0, $1 …: the number of the row, its columns, the geometry.</summary>
    public static string Insert(string table, bool hasPoints, IReadOnlyCollection<string> columns)
    {
        var parameters = Enumerable.Range(0, columns.Count + (hasPoints ? 2 : 1)).Select(i => "$" + i.ToString(CultureInfo.InvariantCulture));
        return $"INSERT INTO {table} (fid, {string.Join(", ", columns.Select(column => $"\"{column}\""))}{(hasPoints ? ", geom" : "")}) VALUES ({string.Join(", ", parameters)})";
    }

    /// <summary>Parameters $0 to $4: the number of the row, its west and east, its south and north.</summary>
    public static string Index(string table) => $"INSERT INTO rtree_{table}_geom VALUES ($0, $1, $2, $3, $4)";

    /// <summary>The layer as one with points and an R-tree, which triggers keep when somebody edits it.</summary>
    public static string EndOfLayer(string table) => $"""
        INSERT INTO gpkg_geometry_columns VALUES ('{table}', 'geom', 'POINT', {Wgs84}, 0, 0);
        INSERT INTO gpkg_extensions VALUES ('{table}', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
        CREATE TRIGGER rtree_{table}_geom_insert AFTER INSERT ON {table}
            WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
        BEGIN
            INSERT OR REPLACE INTO rtree_{table}_geom VALUES (
                NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
        END;
        CREATE TRIGGER rtree_{table}_geom_update1 AFTER UPDATE OF geom ON {table}
            WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
        BEGIN
            INSERT OR REPLACE INTO rtree_{table}_geom VALUES (
                NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
        END;
        CREATE TRIGGER rtree_{table}_geom_update2 AFTER UPDATE OF geom ON {table}
            WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
        BEGIN
            DELETE FROM rtree_{table}_geom WHERE id = OLD.fid;
        END;
        CREATE TRIGGER rtree_{table}_geom_update3 AFTER UPDATE ON {table}
            WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
        BEGIN
            DELETE FROM rtree_{table}_geom WHERE id = OLD.fid;
            INSERT OR REPLACE INTO rtree_{table}_geom VALUES (
                NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
        END;
        CREATE TRIGGER rtree_{table}_geom_update4 AFTER UPDATE ON {table}
            WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
        BEGIN
            DELETE FROM rtree_{table}_geom WHERE id IN (OLD.fid, NEW.fid);
        END;
        CREATE TRIGGER rtree_{table}_geom_delete AFTER DELETE ON {table}
            WHEN old.geom NOT NULL
        BEGIN
            DELETE FROM rtree_{table}_geom WHERE id = OLD.fid;
        END;
        """;
}
