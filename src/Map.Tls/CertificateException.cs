namespace Map.Tls;

/// <summary>Files of a certificate cannot be used; the message says which, why, and how to mend it.</summary>
public sealed class CertificateException(string message) : Exception(message);
