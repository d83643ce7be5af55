using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace DataCenterOps.Domain.Estate;

/// <summary>One file of an estate.</summary>
/// <param name="File">Its path relative to the folder, with forward slashes: what errors name.</param>
/// <param name="Text">Its content.</param>
public sealed record EstateFile(string File, string Text)
{
    /// <summary>Reads the bytes of a file: strict UTF-8 without a byte order mark, of at most <see cref="EstateLimits.FileBytes"/>.</summary>
    /// <param name="file">The path that errors name.</param>
    /// <param name="bytes">What the file holds.</param>
    /// <param name="read">The file, when nothing is wrong.</param>
    /// <param name="error">What is wrong otherwise: <c>estate.encoding</c> or <c>estate.too_large</c>.</param>
    public static bool TryDecode(
        string file,
        ReadOnlySpan<byte> bytes,
        [NotNullWhen(true)] out EstateFile? read,
        [NotNullWhen(false)] out EstateError? error)
    {
        (read, error) = (null, null);
        if (bytes.Length > EstateLimits.FileBytes)
        {
            error = EstateError.FileTooLarge(file);
            return false;
        }

        // The mark itself is read as text and refused by the parser, which sees text from requests too.
        if (Utf8.IsValid(bytes))
        {
            read = new EstateFile(file, Encoding.UTF8.GetString(bytes));
            return true;
        }

        var valid = ValidLength(bytes);
        var before = Encoding.UTF8.GetString(bytes[..valid]);
        var line = 1 + before.AsSpan().Count('\n');
        var column = before.Length - before.LastIndexOf('\n');
        error = new EstateError(
            EstateCodes.Encoding, $"byte {valid} is not UTF-8: save the file as UTF-8", file, line, column, "");
        return false;
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (position < bytes.Length
            && Rune.DecodeFromUtf8(bytes[position..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }
}
