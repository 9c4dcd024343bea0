namespace Google.Rpc;

/// <summary>The name of the field in later versions of Google.Api.CommonProtos than can be restored; on the wire it is the same.</summary>
public static class ErrorInfoExtensions
{
    extension(ErrorInfo info)
    {
        /// <summary>Why, as a constant in upper snake case that is unique within the domain.</summary>
        public string Reason
        {
            get => info.Type;
            set => info.Type = value;
        }
    }
}
