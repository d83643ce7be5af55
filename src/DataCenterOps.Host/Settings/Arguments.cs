namespace DataCenterOps.Host;

/// <summary>The command line as the configuration reads it.</summary>
internal static class Arguments
{
    private static readonly string[] Switches = ["--tls", "--insecure", "--admin-link", "--restore", "--witness"];

    /// <summary>Gives switches their value: without one the configuration would take the next argument for it.</summary>
    public static string[] Normalise(string[] arguments) =>
        [.. arguments.Select(argument => Switches.Contains(argument, StringComparer.Ordinal) ? argument + "=true" : argument)];
}
