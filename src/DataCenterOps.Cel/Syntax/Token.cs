using System.Runtime.InteropServices;

namespace DataCenterOps.Cel;

/// <summary>One token: where it starts and ends, its text when it is a name, its value when it is a literal.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(TokenKind Kind, int Start, int End, string? Name = null, CelValue Value = default);
