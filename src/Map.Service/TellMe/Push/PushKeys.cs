namespace Map.Service.TellMe.Push;

/// <summary>A key pair on P-256, as Base64url.</summary>
/// <param name="Public">The point, uncompressed.</param>
/// <param name="Private">The scalar.</param>
sealed record PushKeys(string Public, string Private)
{
    public override string ToString() => $"{nameof(PushKeys)} {Public}";
}
