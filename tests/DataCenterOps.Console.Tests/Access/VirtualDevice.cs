using Microsoft.Playwright;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>A device with passkeys, as Chromium pretends to have one.</summary>
internal sealed class VirtualDevice
{
    private readonly ICDPSession _session;
    private readonly string _id;

    private VirtualDevice(ICDPSession session, string id) => (_session, _id) = (session, id);

    /// <summary>Puts one into the visitor's hands; <paramref name="synced"/> if its passkeys may be copied to a cloud.</summary>
    public static async Task<VirtualDevice> PlugInAsync(Visit visit, bool synced = false)
    {
        var session = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("WebAuthn.enable");
        var answer = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new
            {
                protocol = "ctap2",
                ctap2Version = "ctap2_1",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
                defaultBackupEligibility = synced,
                defaultBackupState = synced,
            },
        });
        return new VirtualDevice(session, answer!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether it knows its owner: a fingerprint, a PIN.</summary>
    public Task VerifiesAsync(bool known) => _session.SendAsync(
        "WebAuthn.setUserVerified", new Dictionary<string, object>(StringComparer.Ordinal) { ["authenticatorId"] = _id, ["isUserVerified"] = known });
}
