using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Server;

/// <summary>The authority of <c>DCOPS_CA_FILE</c>: with it no other is trusted.</summary>
internal sealed class TrustedAuthority
{
    private readonly X509Certificate2Collection _authorities = [];

    /// <summary>Reads the certificates of <paramref name="file"/>, PEM.</summary>
    /// <exception cref="CommandFailedException">It cannot be read, or holds none.</exception>
    public static TrustedAuthority Of(string file)
    {
        var trusted = new TrustedAuthority();
        try
        {
            trusted._authorities.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new CommandFailedException(ExitCode.Usage, $"DCOPS_CA_FILE: `{file}` cannot be read as PEM");
        }

        return trusted._authorities.Count > 0
            ? trusted
            : throw new CommandFailedException(ExitCode.Usage, $"DCOPS_CA_FILE: `{file}` holds no certificate");
    }

    /// <summary>Whether what a server has shown is for its name, and one of ours has signed it.</summary>
    public bool Trusts(X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown
            || (errors & (SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable)) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
        if (sent is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        }

        return chain.Build(shown);
    }
}
