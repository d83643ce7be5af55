using System.Text;

namespace DataCenterOps.Host.Tests.Access;

/// <summary>A secret that must be nowhere, and the forms in which it could be there all the same.</summary>
internal sealed class Canary(string secret)
{
    public string Secret { get; } = secret;

    private IEnumerable<string> Forms
    {
        get
        {
            var bytes = Encoding.UTF8.GetBytes(Secret);
            yield return Secret;
            yield return Convert.ToHexStringLower(bytes);
            yield return Convert.ToHexString(bytes);

            // Where it begins inside of something longer decides how base64 writes it: three ways. The ends, which belong
            // to what stands beside it, are left out.
            for (var shift = 0; shift < 3; shift++)
            {
                var text = Convert.ToBase64String([.. new byte[shift], .. bytes]);
                yield return text[4..^4];
                yield return text[4..^4].Replace('+', '-').Replace('/', '_');
            }
        }
    }

    /// <summary>The places that hold it, in any of its forms.</summary>
    public IEnumerable<string> FoundIn(IEnumerable<(string Name, byte[] Bytes)> places)
    {
        var forms = Forms.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes).ToArray();
        return places.Where(place => forms.Any(form => place.Bytes.AsSpan().IndexOf(form) >= 0)).Select(place => place.Name);
    }
}
