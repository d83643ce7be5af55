using System.ComponentModel.DataAnnotations;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Probes;

/// <summary>How probes are run, and whom they may speak to. The host binds the section.</summary>
public sealed class ProbeOptions
{
    /// <summary>The configuration section these are read from.</summary>
    public const string Section = "Probes";

    /// <summary>
    /// Whether probes may speak to this machine. Off unless told: from here they would reach what trusts the machine
    /// itself. The tests' own servers and the sample estate need it.
    /// </summary>
    public bool AllowLoopback { get; set; }

    /// <summary>How many probes one silo runs at a time. Between 1 and 4,096; 512 unless told.</summary>
    [Range(1, 4_096)]
    public int MaxConcurrent { get; set; } = CheckLimits.ConcurrentPerSilo;

    /// <summary>Ports that <c>http</c> checks may ask. At most 256.</summary>
    [MinLength(1), MaxLength(256)]
    public int[] HttpPorts { get; set; } = [80, 443, 8080, 8443];

    /// <summary>Ports that <c>tls</c> checks may ask: TLS from the first byte. At most 256.</summary>
    [MinLength(1), MaxLength(256)]
    public int[] TlsPorts { get; set; } = [443, 465, 636, 853, 990, 993, 995, 5061, 5671, 6443, 8443, 8883, 9443];

    /// <summary>Ports that <c>tcp</c> checks may open. Nothing is sent there. At most 256.</summary>
    [MinLength(1), MaxLength(256)]
    public int[] TcpPorts { get; set; } =
        [22, 25, 53, 80, 110, 143, 389, 443, 465, 587, 636, 993, 995, 1433, 1521, 3306, 5432, 5671, 5672, 6443, 8080, 8443, 9200];

    /// <summary>The ports for checks of <paramref name="kind"/>.</summary>
    internal int[] PortsOf(CheckKind kind) => kind switch
    {
        CheckKind.Http => HttpPorts,
        CheckKind.Tls => TlsPorts,
        _ => TcpPorts,
    };
}
