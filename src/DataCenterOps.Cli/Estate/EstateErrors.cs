using System.Globalization;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Estate;

/// <summary>Writes what the server found wrong with documents.</summary>
internal static class EstateErrors
{
    /// <summary>Writes every error with its place; when there is none, the problem in one sentence.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(CliContext context, ServerAnswer answer)
    {
        if (context.ForPrograms && answer.Body.IsThere())
        {
            context.WriteForPrograms(answer.Body);
            return answer.ExitCode;
        }

        var written = 0;
        foreach (var error in answer.Body.Items("errors"))
        {
            context.Terminal.ErrorLine(EstateProblem.Of(error).ToString(), Tone.Bad);
            written++;
        }

        var count = Math.Max(answer.Body.Number("errorCount"), written);
        context.Terminal.ErrorLine(
            written == 0
                ? $"dcops: {answer.Problem()}"
                : string.Create(CultureInfo.InvariantCulture, $"{count} error{(count == 1 ? "" : "s")}; nothing was changed"),
            Tone.Bad);
        return answer.ExitCode;
    }
}
