using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>A text with signatures under it (c2sp.org/signed-note). That it parses says nothing of who signed it.</summary>
/// <param name="Text">What is signed, with its last line feed.</param>
/// <param name="Signatures">At least one, in order.</param>
public sealed record SignedNote(string Text, ImmutableArray<NoteSignature> Signatures)
{
    private const string Dash = "— ";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a note of at most <see cref="TreeLimits.NoteBytes"/>.</summary>
    /// <param name="utf8">The whole note.</param>
    /// <param name="note">The note.</param>
    /// <param name="error">What is wrong with it.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out SignedNote? note, [NotNullWhen(false)] out string? error)
    {
        note = null;
        error = utf8.Length > TreeLimits.NoteBytes ? $"a note has at most {TreeLimits.NoteBytes} bytes" : null;
        if (error is not null)
        {
            return false;
        }

        string whole;
        try
        {
            whole = StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            error = "the note is not UTF-8";
            return false;
        }

        if (whole.AsSpan().IndexOfAnyInRange('\u0000', '\u0009') >= 0 || whole.AsSpan().IndexOfAnyInRange('\u000B', '\u001F') >= 0)
        {
            error = "the note has a control character";
            return false;
        }

        var blank = whole.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || whole[^1] != '\n' || blank + 2 == whole.Length)
        {
            error = "no signatures stand behind an empty line";
            return false;
        }

        var lines = whole[(blank + 2)..^1].Split('\n');
        if (lines.Length > TreeLimits.NoteSignatures)
        {
            error = $"a note has at most {TreeLimits.NoteSignatures} signatures";
            return false;
        }

        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(lines.Length);
        foreach (var line in lines)
        {
            if (Signature(line) is not { } signature)
            {
                error = $"signature line {signatures.Count + 1} is malformed";
                return false;
            }

            signatures.Add(signature);
        }

        note = new SignedNote(whole[..(blank + 1)], signatures.MoveToImmutable());
        return true;
    }

    /// <summary>Whether a key or a log may be called so: 1 to 255 bytes, no spaces, control characters or plus signs.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0
            && Encoding.UTF8.GetByteCount(name) <= TreeLimits.NameBytes
            && !name.Any(static c => c == '+' || char.IsWhiteSpace(c) || char.IsControl(c));
    }

    /// <summary>
    /// Finds out which of <paramref name="keys"/> have signed. Signatures of keys that are not among them are overlooked.
    /// </summary>
    /// <param name="keys">Those that are trusted.</param>
    /// <param name="signers">Those that have signed, each once.</param>
    /// <param name="error">Why the note is to be rejected: a key that is known has not signed this text, or none has.</param>
    public bool TryVerify(
        IReadOnlyCollection<INoteVerifier> keys,
        out ImmutableArray<INoteVerifier> signers,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = ImmutableArray.CreateBuilder<INoteVerifier>();
        signers = [];
        foreach (var signature in Signatures)
        {
            var key = keys.FirstOrDefault(key => key.KeyId == signature.KeyId && key.Name == signature.Name);
            if (key is null)
            {
                continue;
            }

            if (!key.Verify(Text, signature.Bytes.Span))
            {
                error = $"the signature of `{key.Name}+{key.KeyId:x8}` is not over this text";
                return false;
            }

            if (!found.Contains(key))
            {
                found.Add(key);
            }
        }

        signers = found.ToImmutable();
        error = signers.IsEmpty ? "none of the known keys has signed it" : null;
        return error is null;
    }

    /// <summary>The note, byte for byte as it was read.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures)
        {
            text.Append(LineOf(signature));
        }

        return text.ToString();
    }

    /// <summary>One signature line with its line feed.</summary>
    public static string LineOf(NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        var bytes = new byte[4 + signature.Bytes.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, signature.KeyId);
        signature.Bytes.CopyTo(bytes.AsMemory(4));
        return $"{Dash}{signature.Name} {Convert.ToBase64String(bytes)}\n";
    }

    private static NoteSignature? Signature(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var base64])
        {
            return null;
        }

        return IsName(name) && StrictText.Base64(base64) is { Length: > 4 } bytes
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4))
            : null;
    }
}
