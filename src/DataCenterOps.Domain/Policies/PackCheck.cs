using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies;

/// <summary>
/// Whether a text is a sound pack: it parses, its expressions type-check within their cost, its own tests pass. An editor asks it
/// as one types, a preview and an activation before they begin; all hear the same.
/// </summary>
public static class PackCheck
{
    /// <summary>The code of a test of the pack that does not come out as it expects.</summary>
    public const string TestFailed = "pack.test_failed";

    /// <summary>Checks <paramref name="text"/>. A later step runs only when the one before found nothing: its errors would be echoes.</summary>
    /// <param name="file">The name that errors show.</param>
    /// <param name="text">The pack as YAML.</param>
    public static PackCompilation Of(string file, string text)
    {
        var parsed = PackParser.Parse(file, text);
        if (parsed.Pack is null)
        {
            return new PackCompilation(null, parsed.Errors);
        }

        var compiled = PackCompiler.Compile(parsed.Pack, file);
        if (compiled.Pack is null)
        {
            return compiled;
        }

        ImmutableArray<PackError> failed =
        [
            .. PackTester.Run(compiled.Pack).Where(test => !test.Passed).Select(test => new PackError(
                TestFailed, $"`{test.Test}` expects {test.Expected} and gives {test.Actual}", file, test.Line, 1, test.Policy)),
        ];
        return new PackCompilation(failed.IsEmpty ? compiled.Pack : null, failed);
    }
}
