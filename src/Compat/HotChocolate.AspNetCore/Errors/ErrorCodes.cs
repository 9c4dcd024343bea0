namespace HotChocolate;

/// <summary>The codes of the engine's own errors.</summary>
public static class ErrorCodes
{
    public static class Execution
    {
        public const string Timeout = "HC0045";
        public const string OnlyPersistedOperationsAllowed = "HC0067";
        public const string PersistedOperationNotFound = "HC0020";
        public const string NonNullViolation = "HC0018";
        public const string CannotResolveAbstractType = "EXEC_UNABLE_TO_RESOLVE_ABSTRACT_TYPE";
    }

    public static class Validation
    {
        public const string MaxIntrospectionDepthOverflow = "HC0086";
    }

    public static class Server
    {
        public const string RequestInvalid = "HC0009";
        public const string SyntaxError = "HC0011";
        public const string MaxRequestSize = "HC0010";
    }
}
