using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Who is at the other end of a connection.</summary>
static class PeerAddress
{
    const string CommonName = "x509_common_name";
    const string AlternativeName = "x509_subject_alternative_name";

    public static string Of(ConnectionInfo connection) => connection.RemoteIpAddress switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6 } address => $"ipv6:[{address}]:{connection.RemotePort}",
        var address => $"ipv4:{address}:{connection.RemotePort}",
    };

    public static AuthContext Authenticate(ConnectionInfo connection)
    {
        if (connection.ClientCertificate is not { } certificate)
        {
            return new AuthContext(null, []);
        }

        var properties = new Dictionary<string, List<AuthProperty>>();
        Add(CommonName, certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>();
        foreach (var name in alternatives.SelectMany(names => names.EnumerateDnsNames()))
        {
            Add(AlternativeName, name);
        }

        return new AuthContext(properties.ContainsKey(AlternativeName) ? AlternativeName : CommonName, properties);

        void Add(string key, string value)
        {
            if (!properties.TryGetValue(key, out var values))
            {
                properties[key] = values = [];
            }

            values.Add(AuthProperty.Create(key, Encoding.UTF8.GetBytes(value)));
        }
    }
}
