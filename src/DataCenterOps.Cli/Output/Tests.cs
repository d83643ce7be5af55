using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Output;

/// <summary>Writes how tests went. Scripts read the last line: <c>57 passed, 0 failed</c>.</summary>
internal static class Tests
{
    /// <summary>Writes the closing line.</summary>
    /// <returns>The exit code.</returns>
    public static int WriteCounts(CliContext context, int passed, int failed)
    {
        context.Terminal.Line(
            string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"), failed == 0 ? Tone.Good : Tone.Bad);
        return failed == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    /// <summary>Writes every outcome.</summary>
    /// <returns>The exit code.</returns>
    public static int WriteForPrograms(CliContext context, ImmutableArray<TestOutcome> outcomes)
    {
        var failed = outcomes.Count(outcome => !outcome.Passed);
        context.WriteForPrograms(JsonSerializer.SerializeToElement(
            new { tests = outcomes, passed = outcomes.Length - failed, failed }, JsonSerializerOptions.Web));
        return failed == 0 ? ExitCode.Done : ExitCode.Refused;
    }
}
