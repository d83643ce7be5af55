using System.Numerics;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>An instant: nanoseconds since 1970.</summary>
internal sealed record ReferenceTime(BigInteger Nanos);
