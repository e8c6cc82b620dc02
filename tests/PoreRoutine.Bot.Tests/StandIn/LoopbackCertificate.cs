using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>A certificate for 127.0.0.1 that signed itself, made for one test run, and the files that other programs read it from.</summary>
internal sealed class LoopbackCertificate
{
    /// <summary>Makes it.</summary>
    /// <param name="folder">Where its files go.</param>
    public LoopbackCertificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        Value = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        (CertificateFile, KeyFile) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(CertificateFile, Value.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>The certificate with its key.</summary>
    public X509Certificate2 Value { get; }

    /// <summary>Whom <c>SSL_CERT_FILE</c> names is trusted.</summary>
    public string CertificateFile { get; }

    public string KeyFile { get; }

    /// <summary>A client that trusts this certificate alone.</summary>
    public HttpClientHandler NewHandler() => new()
    {
        ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.RawDataMemory.Span.SequenceEqual(Value.RawDataMemory.Span) == true,
    };
}
