using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Grains.Tests;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Victim;

/// <summary>
/// Takes commands as lines, any number at once, and answers each with a line that begins with its operation id:
/// <c>ID put SYSTEM NAME</c> declares a system, <c>ID checkpoint</c> tells what is served, <c>ID keys</c> what verifies it,
/// <c>ID behind</c> whether something is not sealed yet.
/// </summary>
internal sealed class Commands(IGrainFactory grains, SystemCalls calls, TreeQueries tree, LogIdentity identity)
{
    private readonly Lock _output = new();

    /// <summary>Says <c>ready</c>, then answers until the input ends.</summary>
    public async Task RunAsync()
    {
        await ActivateAsync();
        Say("ready");
        while (await System.Console.In.ReadLineAsync() is { } line)
        {
            _ = Task.Run(() => AnswerAsync(line.Split(' ', 4)));
        }
    }

    private async Task ActivateAsync()
    {
        using (calls.As(Callers.SetUp))
        {
            await grains.GetGrain<IPackGrain>(Packs.Lenient.Id).ActivateAsync(
                new ActivatePack(Operation("activate-0001"), "pack.yaml", Packs.Lenient.Text, OnlyIfNone: true), CancellationToken.None);
        }
    }

    private async Task AnswerAsync(string[] words)
    {
        try
        {
            Say($"{words[0]} {await DoAsync(words)}");
        }
        catch (LedgerUnavailableException)
        {
            Say($"{words[0]} unavailable");
        }
        catch (Exception exception)
        {
            Say($"{words[0]} failed {exception.GetType().Name} {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private async Task<string> DoAsync(string[] words) => words[1] switch
    {
        "put" => await PutAsync(words[0], TestDocument.System(words[2], words[3])),
        "behind" => (await tree.IsBehindAsync(CancellationToken.None)).ToString(),
        "keys" => Convert.ToBase64String(Encoding.UTF8.GetBytes(identity.VerifierLines)),
        "checkpoint" => await tree.CheckpointAsync((await tree.HeadAsync(CancellationToken.None)).Epoch, CancellationToken.None) is { } served
            ? Convert.ToBase64String(Encoding.UTF8.GetBytes(served.Text))
            : "none",
        _ => throw new FormatException($"`{words[1]}` is nothing that can be asked"),
    };

    private async Task<string> PutAsync(string operation, TestDocument document)
    {
        using (calls.As(Callers.Operator))
        {
            var answer = await grains.GetDeclared(EstateSchema.Get(document.Kind), document.Key).DeclareAsync(
                new Declare(Operation(operation), document.Kind, document.Id, document.Text, Estate: null, null), CancellationToken.None);
            return answer is Answer.Done done
                ? string.Create(CultureInfo.InvariantCulture, $"done {done.Position} {done.Version}")
                : throw new InvalidOperationException(answer.ToString());
        }
    }

    private static OperationId Operation(string text) =>
        OperationId.TryParse(text, out var id) ? id : throw new FormatException($"`{text}` is no operation id");

    // A kill may cut a line: what has no full stop was not said.
    private void Say(string line)
    {
        lock (_output)
        {
            System.Console.Out.WriteLine($"{line} .");
            System.Console.Out.Flush();
        }
    }
}
