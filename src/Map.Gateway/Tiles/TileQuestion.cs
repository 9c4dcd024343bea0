using Google.Protobuf;

namespace Map.Gateway.Tiles;

/// <summary>A tile as it was asked for: the bytes of the request, by which those who ask the same are known, and the encoding.</summary>
readonly record struct TileQuestion(ByteString Request, string Encoding);
