namespace HotChocolate.Types;

/// <summary>A possible type of arguments, input fields and variables.</summary>
public interface IInputType : IType;
