using System.Globalization;

namespace DataCenterOps.Api.Ledger;

/// <summary>Where the receipt of an entry is: what proves to somebody else that the ledger holds it.</summary>
internal static class EntryProof
{
    /// <summary>The path of the receipt of the entry at <paramref name="position"/>.</summary>
    public static string PathOf(long position) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/ledger/entries/{position}/proof");
}
