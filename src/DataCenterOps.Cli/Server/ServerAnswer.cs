using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Policies;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Server;

/// <summary>What the server said.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">Its JSON; undefined when there was none.</param>
internal sealed record ServerAnswer(int Status, JsonElement Body)
{
    /// <summary>The tree from which the answer was read, where it is about the past.</summary>
    public PastTree? Tree { get; init; }

    /// <summary>Whether it was done at once.</summary>
    public bool IsDone => Status is >= 200 and < 300 and not 202;

    /// <summary>The problem's stable code, as in <c>policy.denied</c>.</summary>
    public string? Code => Body.Text("code");

    /// <summary>One of <see cref="Shell.ExitCode"/>.</summary>
    public int ExitCode => Shell.ExitCode.Of(Status, Code);

    /// <summary>The answer's body.</summary>
    /// <exception cref="CommandFailedException">It was not done; the message says why.</exception>
    public JsonElement Required() => IsDone ? Body : throw new CommandFailedException(ExitCode, Problem());

    /// <summary>One sentence about what went wrong, with the stable code and the way out.</summary>
    public string Problem()
    {
        var said = Body.Text("detail") ?? Body.Text("title");
        var sentence = (Status, said) switch
        {
            (202, _) => Body.Text("approval") is { } request
                ? $"waits for the approval of a second person: `dcops approvals approve {request}`, digest {Body.Text("digest")}"
                : "waits for the approval of a second person",
            (401, _) => "the server asks who you are: `dcops login`, or put a valid token into DCOPS_TOKEN",
            ( >= 300 and < 400, _) => $"the server answered with a redirect ({Status}): is this its address?",
            (_, { Length: > 0 }) => said,
            _ => $"the server answered with status {Status}",
        };
        var code = Code is { Length: > 0 } name ? $" [{name}]" : "";
        var trace = Status >= 500 && Body.Text("traceId") is { Length: > 0 } id ? $" (trace {id})" : "";
        var entry = Body.Number("position") is > 0 and var position ? $" (entry of the ledger: {EntryText.Of(position)})" : "";
        return sentence + code + entry + trace;
    }
}
