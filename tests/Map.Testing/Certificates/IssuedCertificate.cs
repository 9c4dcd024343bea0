namespace Map.Testing.Certificates;

/// <summary>A certificate as files have it.</summary>
/// <param name="Chain">The certificate, then those between it and the root.</param>
/// <param name="Key">Its key.</param>
/// <param name="SerialNumber">By which tests tell it from others.</param>
public sealed record IssuedCertificate(string Chain, string Key, string SerialNumber);
