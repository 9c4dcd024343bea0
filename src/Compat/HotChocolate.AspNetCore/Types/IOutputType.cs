namespace HotChocolate.Types;

/// <summary>A type that a field may have.</summary>
public interface IOutputType : IType;
