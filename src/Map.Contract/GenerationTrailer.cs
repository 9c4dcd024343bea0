namespace Map.Contract;

/// <summary>The trailer in which the service says of which restore of the map a response is. Two responses of different ones must not be put
/// together.</summary>
public static class GenerationTrailer
{
    public const string Name = "map-generation";
}
