using System.Net.Security;

namespace DataCenterOps.Host;

/// <summary>One certificate of the edge, ready to be shown.</summary>
/// <param name="Context">The leaf with its key, and the intermediates that go with it.</param>
/// <param name="Digest">Of the files that it was read from, to see whether others lie there.</param>
/// <param name="NotAfter">When it ends.</param>
internal sealed record EdgeContent(SslStreamCertificateContext Context, string Digest, DateTime NotAfter);
