// Reads Parquet files with hyparquet and prints a JSON object a row: its file, its id, its name, its position.
// Usage: node parquet.mjs FILE …
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";

for (const path of process.argv.slice(2)) {
  const file = await asyncBufferFromFile(path);
  const { key_value_metadata: metadata } = await parquetMetadataAsync(file);
  const geo = JSON.parse(metadata.find(({ key }) => key === "geo").value);
  if (geo.primary_column !== "geometry" || geo.columns.geometry.encoding !== "WKB") throw new Error("is no GeoParquet");
  if (!metadata.some(({ key, value }) => key === "licence" && value.includes("CC BY 4.0"))) throw new Error("has no licence");

  for (const { id, name, geometry } of await parquetReadObjects({ file })) {
    // hyparquet knows GeoParquet: the geometry is GeoJSON.
    const [longitude, latitude] = geometry?.coordinates ?? [null, null];
    console.log(JSON.stringify({ file: path, id, name, longitude, latitude }));
  }
}
