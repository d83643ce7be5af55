using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Policies;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>
/// Spoilt packs through the reader and the compiler. <c>DCOPS_FUZZ_ROUNDS</c> makes it longer, <c>DCOPS_FUZZ_SEED</c> repeats a failure.
/// </summary>
public sealed class PackFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 600;

    private static readonly string[] Morsels =
    [
        ":", "-", "{", "}", "[", "]", "&a", "*a", "!!str", "<<: *a", "|", ">", "\"", "'", "#", "\t", "\n", "---", "...", "%YAML 2.0", "? ", "~", "null", "0x1F", ".inf",
        "1e999", "\0", "\u0085", "\ufeff", "\ud83d", "[[[[[[[[[[", "{a: {a: {a: {a: ", "2026-13-45", "999999999999999999999", "true", "  ", "id: ", "params: []", "tests: {}",
        "[a, b]: c", "? [x]\n: y", "title: {en: a}", "match: \"", "require:", "subject: [1]", "subject: null", "params: null", "now: never",
    ];

    [Fact]
    public void A_spoilt_pack_gives_a_pack_or_errors_with_their_places()
    {
        var seed = Environment.GetEnvironmentVariable("DCOPS_FUZZ_SEED") is { Length: > 0 } given
            ? ulong.Parse(given, CultureInfo.InvariantCulture)
            : (ulong)TimeProvider.System.GetUtcNow().Ticks;
        output.WriteLine($"DCOPS_FUZZ_SEED={seed}");
        var lines = File.ReadAllLines(Path.Combine(Root(), "deploy", "policies", "dz-gov-baseline.yaml"));
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("DCOPS_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var number) ? number : Rounds;
        var (read, compiled) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var text = Spoil(lines, ref seed);
            try
            {
                var parsed = PackParser.Parse("pack.yaml", text);
                if (parsed.Pack is null)
                {
                    Assert.NotEmpty(parsed.Errors);
                    Assert.All(parsed.Errors, error => Assert.True(error.Line >= 1 && error.Column >= 1 && error.Code.Length > 0));
                    continue;
                }

                read++;
                var result = PackCompiler.Compile(parsed.Pack, "pack.yaml");
                Assert.True(result.Pack is not null || !result.Errors.IsEmpty);
                compiled += result.Pack is null ? 0 : 1;
                if (result.Pack is not null)
                {
                    PackTester.Run(result.Pack, TestContext.Current.CancellationToken);
                }
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"DCOPS_FUZZ_SEED={seed} before round {round}: {JsonSerializer.Serialize(text)}", failure);
            }
        }

        output.WriteLine($"{read} could be read, {compiled} compile");
    }

    // The head and a few policies: a whole pack would be slow, and most of what is spoilt in it never looked at.
    private static string Spoil(string[] lines, ref ulong state)
    {
        var starts = lines.Index().Where(line => line.Item.StartsWith("- id: ", StringComparison.Ordinal)).Select(line => line.Index).Append(lines.Length).ToArray();
        var policy = Next(ref state, starts.Length - 1);
        var head = lines.Index().First(line => line.Item.StartsWith("policies:", StringComparison.Ordinal)).Index;
        var text = string.Join('\n', [.. lines[..(head + 1)], .. lines[starts[policy]..starts[policy + 1]]]);
        for (var times = Next(ref state, 4); times >= 0; times--)
        {
            var from = Next(ref state, text.Length + 1);
            var to = Math.Min(text.Length, from + Next(ref state, 40));
            text = Next(ref state, 5) switch
            {
                0 => text.Remove(from, to - from),
                1 => text.Insert(from, text[from..to]),
                2 => text[..from] + Morsels[Next(ref state, Morsels.Length)] + text[to..],
                3 => text.Insert(from, string.Concat(Enumerable.Repeat(Morsels[Next(ref state, Morsels.Length)], Next(ref state, 200)))),
                _ => text.Insert(from, Morsels[Next(ref state, Morsels.Length)]),
            };
        }

        return text;
    }

    private static int Next(ref ulong state, int below)
    {
        unchecked
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)below);
        }
    }

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "DataCenterOps.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        return root;
    }
}
