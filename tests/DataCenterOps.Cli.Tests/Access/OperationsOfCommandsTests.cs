using System.CommandLine;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Cli.Tests.Access;

/// <summary>What each command asks of the server, in the words of the table of permissions. A new command must be added.</summary>
public sealed class OperationsOfCommandsTests
{
    private const string AsksNobody = "";

    private static readonly Dictionary<string, string> Operations = new(StringComparer.Ordinal)
    {
        ["apply"] = "estate.apply",
        ["diff"] = "estate.plan",
        ["get"] = "estate.read",
        ["explain"] = "decision.evaluate",
        ["decide"] = "decision.evaluate",
        ["sweep"] = "policy.sweep",
        ["findings list"] = "finding.read",
        ["findings history"] = "finding.read",
        ["findings trend"] = "finding.read",
        ["report assessment"] = "report.read",
        ["sovereignty"] = "sovereignty.read",
        ["backup"] = "ledger.backup",

        // Nobody is there yet who could be asked: a restore has the token of the set-up identity.
        ["restore"] = AsksNobody,
        ["ledger accept-loss"] = "ledger.accept-loss",
        ["ledger erase"] = "ledger.erase",
        ["ledger erase-month"] = "ledger.erase-month",
        ["rebuild"] = "view.rebuild",
        ["policy activate"] = "pack.activate",
        ["policy preview"] = "policy.preview",
        ["provision list"] = "provision.read",
        ["provision show"] = "provision.read",
        ["provision history"] = "provision.read",
        ["provision change"] = "provision.change",
        ["provision verify"] = "provision.change",
        ["policy lint"] = AsksNobody,
        ["policy keygen"] = AsksNobody,
        ["policy sign"] = AsksNobody,
        ["policy test"] = AsksNobody,
        ["cel eval"] = AsksNobody,
        ["cel conformance"] = AsksNobody,
        ["usage send"] = "usage.send",
        ["inventory key"] = AsksNobody,
        ["inventory sign"] = AsksNobody,
        ["inventory post"] = "estate.declare",
        ["approvals list"] = "approval.read",
        ["approvals show"] = "approval.read",
        ["approvals approve"] = "approval.decide",
        ["approvals reject"] = "approval.decide",
        ["approvals withdraw"] = "approval.decide",
        ["approvals pass"] = "approval.decide",
        ["break-glass request"] = "break-glass.begin",
        ["break-glass approve"] = "approval.decide",
        ["break-glass end"] = "break-glass.end",
        ["break-glass list"] = "break-glass.read",
        ["break-glass show"] = "break-glass.read",
        ["break-glass review"] = "break-glass.review",
        ["waiver request"] = "waiver.grant",
        ["waiver approve"] = "approval.decide",
        ["waiver revoke"] = "waiver.revoke",
        ["waiver list"] = "waiver.read",
        ["waiver show"] = "waiver.read",
        ["messages list"] = "message.read",
        ["messages waiting"] = "message.read",
        ["messages retry"] = "message.manage",
        ["messages dismiss"] = "message.manage",
        ["ledger at get"] = "estate.read",
        ["ledger fetch"] = "log.read",
        ["ledger facts"] = "ledger.read",
        ["ledger prove"] = "ledger.read",
        ["ledger prove usage"] = "ledger.read",
        ["ledger prove check"] = "ledger.read",
        ["ledger verify"] = "log.read",
        ["login"] = AsksNobody,
        ["logout"] = "profile.self",
        ["whoami"] = "profile.self",
        ["token create"] = "token.manage",
        ["token list"] = "token.manage",
        ["token revoke"] = "token.manage",
    };

    [Fact]
    public void Every_command_has_its_operation()
    {
        using var host = CliHost.OfThisProcess();
        var leaves = Leaves(CommandTree.Create(host), "").Order(StringComparer.Ordinal);

        Assert.Equal(Operations.Keys.Order(StringComparer.Ordinal), leaves);
    }

    [Fact]
    public void Every_operation_of_a_command_is_in_the_table() => Assert.Empty(
        Operations.Values.Where(operation => operation != AsksNobody).Except(Permissions.Operations, StringComparer.Ordinal));

    // A command that does something of its own may have others below it.
    private static IEnumerable<string> Leaves(Command command, string path) =>
    [
        .. path.Length > 0 && command.Action is not null ? [path] : Array.Empty<string>(),
        .. command.Subcommands.SelectMany(child => Leaves(child, path.Length == 0 ? child.Name : $"{path} {child.Name}")),
    ];
}
