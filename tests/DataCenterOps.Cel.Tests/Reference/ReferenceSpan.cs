using System.Numerics;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>A span: nanoseconds.</summary>
internal sealed record ReferenceSpan(BigInteger Nanos);
