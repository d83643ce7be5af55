namespace DataCenterOps.Persistence.Views;

/// <summary>The entries of hosted systems.</summary>
internal static class SystemEntries
{
    public static bool IsType(string type) =>
        type is "estate/system-created/1" or "estate/system-changed/1" or "estate/system-retired/1";
}
