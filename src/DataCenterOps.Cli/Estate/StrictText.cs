using System.Buffers;
using System.Globalization;
using System.Text;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Estate;

/// <summary>Reads files as UTF-8 without a byte order mark; a byte that is not UTF-8 is an error, never a replacement sign.</summary>
internal static class StrictText
{
    /// <summary>The text of a file, or what is wrong with it.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">How errors name it.</param>
    public static (string Text, EstateProblem? Problem) Read(string path, string name)
    {
        if (new FileInfo(path).Length > CliLimits.FileBytes)
        {
            return ("", new EstateProblem("estate.bounds", Bounded(CliLimits.FileBytes), name));
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            return ("", new EstateProblem("estate.encoding", "starts with a byte order mark: save it as UTF-8 without one", name, 1, 1));
        }

        var wrong = FirstInvalid(bytes);
        return wrong < 0
            ? (Encoding.UTF8.GetString(bytes), null)
            : ("", Invalid(bytes, wrong, name));
    }

    /// <summary>The offset of the first byte that is not UTF-8; -1 when there is none.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        for (var offset = 0; offset < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) != OperationStatus.Done)
            {
                return offset;
            }

            offset += length;
        }

        return -1;
    }

    private static EstateProblem Invalid(ReadOnlySpan<byte> bytes, int offset, string name)
    {
        var before = bytes[..offset];
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        var message = string.Create(
            CultureInfo.InvariantCulture, $"is not UTF-8: byte 0x{bytes[offset]:X2} at offset {offset}");
        return new EstateProblem("estate.encoding", message, name, before.Count((byte)'\n') + 1, column);
    }

    private static string Bounded(int bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"is larger than {bytes / (1024 * 1024)} MiB: split it");
}
