using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Cel;

/// <summary>
/// Runs the language's conformance tests, one JSON object a line: <c>file</c>, <c>section</c>, <c>name</c>,
/// <c>expr</c>, <c>expect</c> (a <c>value</c>, strictly equal, an <c>error</c> of any text, a static <c>type</c> as in
/// <c>list(int)</c>, or value and type), and optionally <c>disable_check</c>, <c>declares</c>, <c>bindings</c>, <c>container</c>.
/// </summary>
public static class CelConformance
{
    /// <summary>Runs every test of a text. A line that is no test fails as one.</summary>
    public static ImmutableArray<CelConformanceResult> Run(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var results = ImmutableArray.CreateBuilder<CelConformanceResult>();
        var number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                results.Add(RunLine(line, number));
            }
        }

        return results.ToImmutable();
    }

    private static CelConformanceResult RunLine(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return RunTest(json.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException)
        {
            return new CelConformanceResult("unreadable", $"line {number}", line, false, failure.Message);
        }
    }

    private static CelConformanceResult RunTest(JsonElement test)
    {
        var (kind, source) = (Text(test, "file"), Text(test, "expr"));
        var name = $"{Text(test, "section")}/{Text(test, "name")}";
        var environment = ConformanceEnvironment.Everything.WithContainer(Text(test, "container"));
        var values = ImmutableArray.CreateBuilder<CelValue>();
        var bindings = test.TryGetProperty("bindings", out var bound) ? bound : default;
        foreach (var variable in Declared(test, bindings))
        {
            environment = environment.WithVariable(variable, CelType.Dyn);
            values.Add(bindings.ValueKind == JsonValueKind.Object && bindings.TryGetProperty(variable, out var value)
                ? ConformanceValue.Read(value)
                : CelValue.Unset);
        }

        var isUnchecked = test.TryGetProperty("disable_check", out var disabled) && disabled.GetBoolean();
        var compiled = isUnchecked ? environment.CompileUnchecked(source) : environment.Compile(source);
        var result = compiled.Program is { } program
            ? program.Evaluate(values.ToArray(), new CelBudget(CelLimits.DecisionCost))
            : new CelResult(CelValue.Fail(compiled.Issues[0].Code, compiled.Issues[0].Message));
        var expect = test.GetProperty("expect");
        var isTyped = expect.TryGetProperty("type", out var type);
        var detail = isTyped && compiled.Program is not null && !string.Equals(type.GetString(), compiled.ResultType.ToString(), StringComparison.Ordinal)
            ? $"is `{compiled.ResultType}` instead of `{type.GetString()}`"
            : Judge(expect, isTyped && compiled.Program is not null, result);
        return new CelConformanceResult(kind, name, source, detail.Length == 0, detail);
    }

    private static IEnumerable<string> Declared(JsonElement test, JsonElement bindings)
    {
        var names = new List<string>();
        if (test.TryGetProperty("declares", out var declares))
        {
            names.AddRange(declares.EnumerateArray().Select(name => name.GetString()!));
        }

        if (bindings.ValueKind == JsonValueKind.Object)
        {
            names.AddRange(bindings.EnumerateObject().Select(binding => binding.Name));
        }

        return names.Distinct(StringComparer.Ordinal);
    }

    private static string Judge(JsonElement expect, bool isTypeKnown, CelResult result)
    {
        if (isTypeKnown && !expect.TryGetProperty("value", out _))
        {
            // Only the checker is asked: the evaluation may well fail.
            return "";
        }

        if (expect.TryGetProperty("error", out _))
        {
            return result.IsError ? "" : $"gave {result} instead of an error";
        }

        var wanted = ConformanceValue.Read(expect.GetProperty("value"));
        if (result.IsError)
        {
            return $"failed with {result} instead of {wanted}";
        }

        return result.Value.Equals(wanted) ? "" : $"gave {result} instead of {wanted}";
    }

    private static string Text(JsonElement test, string property) =>
        test.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
}
