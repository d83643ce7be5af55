using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>One column of a digested table, which is a member of that name in the canonical row.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FactColumn(string Name, FactForm Form);
