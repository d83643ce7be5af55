using System.Collections.Frozen;

namespace DataCenterOps.Domain.Access;

/// <summary>The codes of roles in JSON, on the command line and in tokens.</summary>
public static class RoleCodes
{
    private static readonly FrozenDictionary<string, Role> ByCode = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        ["operator"] = Role.Operator,
        ["security-officer"] = Role.SecurityOfficer,
        ["finance-officer"] = Role.FinanceOfficer,
        ["auditor"] = Role.Auditor,
        ["platform-admin"] = Role.PlatformAdmin,
        ["tenant-admin"] = Role.TenantAdmin,
        ["tenant-reader"] = Role.TenantReader,
        ["dpo"] = Role.Dpo,
        ["system"] = Role.System,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Role, string> ByRole =
        ByCode.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The code of <paramref name="role"/>, as in <c>security-officer</c>.</summary>
    public static string Code(this Role role) => ByRole[role];

    /// <summary>Reads a code that came from outside. The program's own role is not among those that can be given.</summary>
    public static bool TryParse(string? code, out Role role)
    {
        role = default;
        return code is not null && ByCode.TryGetValue(code, out role) && role != Role.System;
    }

    /// <summary>Reads a code that this program wrote itself, the program's own role included.</summary>
    public static Role Parse(string code) => ByCode[code];
}
