namespace GreenDonut;

/// <summary>A DataLoader, whatever its types; a class that implements it is created once per request.</summary>
public interface IDataLoader;
