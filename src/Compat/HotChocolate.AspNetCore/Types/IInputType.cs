namespace HotChocolate.Types;

/// <summary>A type that an argument, an input field or a variable may have.</summary>
public interface IInputType : IType;
