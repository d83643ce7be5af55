using System.Net.Security;

namespace DataCenterOps.Host;

/// <summary>
/// What the edge shows to whoever connects: the certificate that lies in its files. They are looked at every few seconds, so
/// that a renewal needs no restart. What cannot be used changes nothing: the one before is shown until it is mended.
/// </summary>
internal sealed partial class EdgeCertificates(EdgeFiles files, DevelopmentAuthority? authority, TimeProvider time, ILogger<EdgeCertificates> logger)
    : BackgroundService
{
    private volatile EdgeContent _current = files.Load(time);
    private string? _complained;

    /// <summary>What new connections are shown now.</summary>
    public SslStreamCertificateContext Current => _current.Context;

    /// <summary>Looks at the files once.</summary>
    public void Look()
    {
        try
        {
            authority?.Prepare();
            var found = files.Load(time);
            if (found.Digest != _current.Digest)
            {
                _current = found;
                Changed(logger, found.NotAfter);
            }

            _complained = null;
        }
        catch (EdgeCertificateException exception) when (exception.Message != _complained)
        {
            _complained = exception.Message;
            Kept(logger, exception.Message, _current.NotAfter);
        }
        catch (EdgeCertificateException)
        {
            // Said once; every few seconds it would hide everything else.
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (authority is not null)
        {
            Trusted(logger, authority.AuthorityFile);
        }

        using var timer = new PeriodicTimer(EdgeLimits.Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    [LoggerMessage(LogLevel.Information, "Browsers have no questions once they trust the authority in {File}; `dcops` takes it in DCOPS_CA_FILE.")]
    private static partial void Trusted(ILogger logger, string file);

    [LoggerMessage(LogLevel.Information, "The edge shows another certificate, good until {NotAfter:u}.")]
    private static partial void Changed(ILogger logger, DateTime notAfter);

    [LoggerMessage(LogLevel.Warning, "The new certificate of the edge is not used: {Reason}. The one before is shown until {NotAfter:u}.")]
    private static partial void Kept(ILogger logger, string reason, DateTime notAfter);
}
