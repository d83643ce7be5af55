namespace DataCenterOps.Cli.Ledger;

/// <summary>The address of a log: the host's, or the log's own prefix.</summary>
internal static class LogAddress
{
    /// <summary>The prefix, with a slash at its end; nothing when the text is no address.</summary>
    public static Uri? Find(string text)
    {
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return null;
        }

        return address.AbsolutePath == "/" ? new Uri(address, "ledger/") : address;
    }
}
