using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cel;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Cel;

/// <summary><c>dcops cel eval EXPR</c>: what an expression comes to.</summary>
internal static class CelEvalCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var expression = new Argument<string>("EXPR") { Description = "As in `input.size() > 2`." };
        var input = new Option<string?>("--input")
        {
            Description = "A JSON object; each of its members is a variable.",
            HelpName = "FILE",
        };
        var command = new Command("eval", "Evaluates an expression.") { expression, input };
        return shell.Does(command, (context, parsed, cancellationToken) => Task.FromResult(
            Run(context, parsed.GetRequiredValue(expression), Variables(parsed.GetValue(input)), cancellationToken)));
    }

    private static int Run(CliContext context, string expression, JsonElement variables, CancellationToken cancellationToken)
    {
        var environment = CelLibraries.Everything;
        var values = new List<CelValue>();
        foreach (var variable in variables.ValueKind == JsonValueKind.Object ? variables.EnumerateObject() : default)
        {
            environment = environment.WithVariable(variable.Name, CelType.Dyn);
            values.Add(CelJson.Read(variable.Value, CelType.Dyn));
        }

        var compiled = environment.Compile(expression);
        if (compiled.Program is not { } program)
        {
            foreach (var issue in compiled.Issues)
            {
                context.Terminal.ErrorLine($"{issue.Line}:{issue.Column}: {issue.Message} [{issue.Code}]", Tone.Bad);
                foreach (var line in issue.Caret.Split('\n'))
                {
                    context.Terminal.ErrorLine(line.TrimEnd('\r'));
                }
            }

            return ExitCode.Refused;
        }

        var result = program.Evaluate(values.ToArray(), new CelBudget(CelLimits.ExpressionCost), cancellationToken);
        if (result.Error is { } error)
        {
            context.Terminal.ErrorLine($"{error.Line}:{error.Column}: {error.Message} [{error.Code}]", Tone.Bad);
            return ExitCode.Refused;
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(Json(result.Value));
        }
        else
        {
            context.Terminal.Line(result.ToString());
        }

        return ExitCode.Done;
    }

    private static JsonElement Json(CelValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            CelJson.Write(writer, value);
        }

        return JsonSerializer.Deserialize<JsonElement>(buffer.WrittenSpan);
    }

    private static JsonElement Variables(string? path)
    {
        if (path is null)
        {
            return default;
        }

        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(path));
            return json.ValueKind == JsonValueKind.Object
                ? json
                : throw new CommandFailedException($"{path}: is no JSON object; its members become the variables");
        }
        catch (JsonException failure)
        {
            throw new CommandFailedException($"{path}: is no JSON: {failure.Message}", failure);
        }
    }
}
