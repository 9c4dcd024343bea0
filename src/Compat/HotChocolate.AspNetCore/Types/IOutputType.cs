namespace HotChocolate.Types;

/// <summary>A possible type of fields.</summary>
public interface IOutputType : IType;
