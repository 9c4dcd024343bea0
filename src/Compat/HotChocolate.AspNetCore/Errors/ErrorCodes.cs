namespace HotChocolate;

/// <summary>The codes of the engine's own errors.</summary>
public static class ErrorCodes
{
    public static class Execution
    {
        public const string Timeout = "HC0045";
        public const string FetchedToManyNodesAtOnce = "HC0076";
        public const string OnlyPersistedOperationsAllowed = "HC0067";
        public const string PersistedOperationNotFound = "PERSISTED_QUERY_NOT_FOUND";
        public const string CostExceeded = "HC0047";
        public const string OneSlicingArgumentRequired = "HC0082";
        public const string NonNullViolation = "HC0018";
        public const string CannotResolveAbstractType = "EXEC_UNABLE_TO_RESOLVE_ABSTRACT_TYPE";
    }

    public static class Authentication
    {
        public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";
        public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";
    }

    public static class Server
    {
        public const string RequestInvalid = "HC0009";
        public const string SyntaxError = "HC0011";
        public const string MaxRequestSize = "HC0010";
    }

    public static class Paging
    {
        public const string MaxPaginationItems = "PAGINATION_MAX_ITEMS";
        public const string InvalidCursor = "PAGINATION_INVALID_CURSOR";
        public const string NoBoundaries = "HC0052";
        public const string MinPaginationItems = "HC0079";
    }
}
