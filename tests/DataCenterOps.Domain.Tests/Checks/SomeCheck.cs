using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Tests.Checks;

/// <summary>A check to change for a test.</summary>
internal static class SomeCheck
{
    public static CheckDefinition Every(int seconds, string id = "civil-registry/http") => new()
    {
        Id = CheckId.TryParse(id, out var parsed) ? parsed : throw new FormatException(id),
        Tenant = TenantId.Platform,
        Kind = CheckKind.Tcp,
        Target = new CheckTarget.Port("tcp", "db.dz.example", 5432),
        Interval = TimeSpan.FromSeconds(seconds),
    };
}
