using Google.Protobuf;

namespace Map.Places.Tiles;

/// <summary>What somebody without a key asked for.</summary>
/// <param name="Tile">Which tile.</param>
/// <param name="Filter">The bytes of the filter.</param>
readonly record struct TileKey(Tile Tile, ByteString Filter);
