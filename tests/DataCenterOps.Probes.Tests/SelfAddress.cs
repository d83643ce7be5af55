using System.Net;

namespace DataCenterOps.Probes.Tests;

internal sealed record SelfAddress(Uri? Http, DnsEndPoint? ExpiringTls) : ISelfAddress;
