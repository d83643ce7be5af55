using static DataCenterOps.Domain.Estate.Declare;

namespace DataCenterOps.Domain.Estate;

/// <summary>Keys: what is declared of them. Never their material.</summary>
internal static class KeyKind
{
    private const string Types =
        "aes256-gcm96 xaes256-gcm chacha20-poly1305 hmac ed25519 ecdsa-p256 ecdsa-p384 ecdsa-p521 "
        + "rsa-2048 rsa-3072 rsa-4096 ml-dsa-44 ml-dsa-65 ml-dsa-87 ml-kem-768 ml-kem-1024 x-wing ed25519+ml-dsa-65";

    private const string States =
        "pre-active active suspended deactivated compromised pending-destruction destroyed destroyed-compromised";

    public static DocumentKind Key { get; } = new("Key", Document(IdForm.Plain,
    [
        Ref("tenant", "Tenant").Must(),
        Choice("level", "data tenant root").Must(),
        Choice("type", Types).Must(),
        Choice("custodian", "state tenant vendor").Must(),
        Choice("backend", "hsm pkcs11 software external").Must(),
        Ref("backendJurisdiction", "Jurisdiction").Must(),
        Refs("sites", "Site"),
        Whole("quorum", 1, 16),
        Refs("custodians", "Person"),
        Refs("systemAdmins", "Person"),
        Choice("state", States).Must(),
        Time("activatedAt"),
    ],
    "protects", "classification", "versions"))
    {
        Segment = "keys",
        Singular = "key",
        Topic = "keys",
        IdForm = IdForm.Key,
        Owner = OwnerRule.Field,
        OwnerField = "tenant",
        RelativeTimes = true,
    };
}
