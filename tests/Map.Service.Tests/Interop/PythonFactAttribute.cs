namespace Map.Service.Tests.Interop;

/// <summary>Needs grpcio for Debian's own Python.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = ForeignTools.MissingPython;
}
