using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Passwords that have leaked somewhere, in a file as the service Have I Been Pwned gives it out: one line each, SHA-1 in hexadecimal,
/// a colon and a number, in ascending order. The file may have tens of gigabytes: it is searched where it lies, and the network is never asked.
/// </summary>
public sealed class BreachedPasswords : IDisposable
{
    private const int HashLength = 40;

    // A hash, a colon, a number of ten digits and the end of a line.
    private const int LongestLine = 64;

    private const int Samples = 64;

    private readonly SafeFileHandle? _file;
    private readonly long _length;

    private BreachedPasswords(SafeFileHandle? file) => (_file, _length) = (file, file is null ? 0 : RandomAccess.GetLength(file));

    /// <summary>No list is configured.</summary>
    public static BreachedPasswords None { get; } = new(null);

    /// <summary>Opens a list, and looks at some lines of it.</summary>
    /// <exception cref="FormatException">It is no such list.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static BreachedPasswords Open(string file)
    {
        var list = new BreachedPasswords(File.OpenHandle(file, options: FileOptions.RandomAccess));
        try
        {
            var before = "";
            for (var sample = 0L; sample < Samples; sample++)
            {
                var start = list.LineBehind(list._length * sample / Samples);
                if (start < list._length)
                {
                    var hash = list.HashAt(start);
                    if (string.CompareOrdinal(hash, before) < 0)
                    {
                        throw new FormatException("its lines are not in ascending order");
                    }

                    before = hash;
                }
            }

            return before.Length > 0 ? list : throw new FormatException("it is empty");
        }
        catch
        {
            list.Dispose();
            throw;
        }
    }

    /// <summary>Whether the password is in the list.</summary>
    public bool Contains(string password)
    {
        // The list's own form: nothing here rests on it being hard to turn back.
        var wanted = Convert.ToHexString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(password)));
        var (low, high) = (0L, _length);
        while (low < high)
        {
            var middle = LineBehind(low + ((high - low) / 2));
            var start = middle < high ? middle : low;
            switch (string.CompareOrdinal(HashAt(start), wanted))
            {
                case 0:
                    return true;
                case < 0:
                    low = LineBehind(start + 1);
                    break;
                default:
                    high = start;
                    break;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    // Where the first line begins at or behind a place: the beginning of the file is one, and so is what follows each end of a line.
    private long LineBehind(long place)
    {
        if (place == 0)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[LongestLine];
        var read = RandomAccess.Read(_file!, bytes, place - 1);
        var end = bytes[..read].IndexOf((byte)'\n');
        return end >= 0 ? place + end : place - 1 + read < _length ? throw new FormatException("a line is too long") : _length;
    }

    private string HashAt(long start)
    {
        Span<byte> bytes = stackalloc byte[HashLength + 1];
        var read = RandomAccess.Read(_file!, bytes, start);
        var text = Encoding.ASCII.GetString(bytes[..Math.Min(read, HashLength)]).ToUpperInvariant();
        var isOver = read == HashLength || (read > HashLength && bytes[HashLength] is (byte)':' or (byte)'\r' or (byte)'\n');
        return isOver && text.All(char.IsAsciiHexDigitUpper) ? text : throw new FormatException("a line does not begin with a SHA-1 in hexadecimal");
    }
}
