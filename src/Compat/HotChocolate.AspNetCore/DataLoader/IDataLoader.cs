namespace GreenDonut;

/// <summary>A DataLoader of any key and value type; a class that implements it is created once per request.</summary>
public interface IDataLoader;
