using DataCenterOps.Domain.Access;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>The telephone of somebody in a test: it has taken the secret that the page shows.</summary>
internal sealed class Authenticator(string shown)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code that it shows now.</summary>
    public string Code => OneTimeCode.Generate(Read(shown), OneTimeCode.StepAt(TimeProvider.System.GetUtcNow()));

    /// <summary>The code that it shows half a minute later, which is accepted already.</summary>
    public string NextCode => OneTimeCode.Generate(Read(shown), OneTimeCode.StepAt(TimeProvider.System.GetUtcNow()) + 1);

    private static byte[] Read(string text)
    {
        var bits = string.Concat(text.Where(c => c != ' ').Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(part => part.Length == 8).Select(part => Convert.ToByte(new string(part), 2))];
    }
}
