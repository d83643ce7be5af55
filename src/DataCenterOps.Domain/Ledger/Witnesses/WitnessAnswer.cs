using System.Globalization;
using System.Net;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>What a witness's answer means to the log that has asked.</summary>
public abstract record WitnessAnswer
{
    private WitnessAnswer() { }

    /// <summary>It has cosigned.</summary>
    /// <param name="Signature">Its line, verified.</param>
    public sealed record Cosigned(NoteSignature Signature) : WitnessAnswer;

    /// <summary>It has cosigned another size last: ask again with a proof from there.</summary>
    /// <param name="Size">That size.</param>
    public sealed record Holds(long Size) : WitnessAnswer;

    /// <summary>The checkpoint contradicts what it has cosigned: the ledger has forked, or its database was put back.</summary>
    /// <param name="Reason">What it says.</param>
    public sealed record Contradicts(string Reason) : WitnessAnswer;

    /// <summary>It did not cosign for now.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Failed(string Reason) : WitnessAnswer;

    /// <summary>Reads the answer to a request.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="status">The status.</param>
    /// <param name="body">At most <see cref="WitnessLimits.AnswerBytes"/> of its body.</param>
    /// <param name="witness">The witness's key; lines of other keys are overlooked.</param>
    public static WitnessAnswer Read(AddCheckpoint request, HttpStatusCode status, ReadOnlySpan<byte> body, INoteVerifier witness)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(witness);
        var size = request.Checkpoint.Size;
        return status switch
        {
            HttpStatusCode.OK => Taken(request, body, witness),
            HttpStatusCode.Conflict when !StrictText.TryNumber(Line(body), TreeLimits.Size, out var held) || (held == request.OldSize && held < size) =>
                new Failed("it answered 409 without the size that it holds"),
            HttpStatusCode.Conflict when Held(body) == size && request.OldSize == size =>
                new Contradicts(Text($"it has cosigned another root for {size} entries")),
            HttpStatusCode.Conflict => new Holds(Held(body)),
            HttpStatusCode.UnprocessableEntity =>
                new Contradicts(Text($"it does not find that the {size} entries extend the {request.OldSize} that it has cosigned")),
            _ => new Failed(Text($"it answered {(int)status}")),
        };
    }

    private static WitnessAnswer Taken(AddCheckpoint request, ReadOnlySpan<byte> body, INoteVerifier witness)
    {
        byte[] whole = [.. Encoding.UTF8.GetBytes(request.Note.Text), (byte)'\n', .. body];
        if (!SignedNote.TryParse(whole, out var answer, out var error) || answer.Text != request.Note.Text)
        {
            return new Failed($"its answer is malformed: {error ?? "it holds an empty line"}");
        }

        if (!answer.TryVerify([witness], out _, out error))
        {
            return new Failed($"its answer does not hold: {error}");
        }

        return new Cosigned(answer.Signatures.First(line => line.KeyId == witness.KeyId && line.Name == witness.Name));
    }

    private static long Held(ReadOnlySpan<byte> body) => StrictText.TryNumber(Line(body), TreeLimits.Size, out var held) ? held : 0;

    private static string Line(ReadOnlySpan<byte> body) =>
        body.Length is > 0 and < 32 && body[^1] == (byte)'\n' ? Encoding.ASCII.GetString(body[..^1]) : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
