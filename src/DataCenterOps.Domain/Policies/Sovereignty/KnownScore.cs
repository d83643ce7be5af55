using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>The score that a system had before a sweep looked.</summary>
/// <param name="System">Whose.</param>
/// <param name="Sha256">The <see cref="SystemScore.Digest"/> of what was kept.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KnownScore(string System, string Sha256);
