using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Tests.Cel;

public sealed class CelCommandTests
{
    [Theory]
    [InlineData("[1, 2].map(x, x * 2)", "[2, 4]\n")]
    [InlineData("roles.exists(r, r == 'dpo') && size > 2", "true\n")]
    public async Task An_expression_comes_to_a_value(string expression, string expected)
    {
        using var folder = new Folder().With("in.json", """{"roles":["dpo"],"size":3}""");
        using var server = new FakeServer();
        var (code, written, _) = await Dcops.RunAsync(server, "cel", "eval", expression, "--input", folder.At("in.json"));
        Assert.Equal((ExitCode.Done, expected), (code, written));
        Assert.Empty(server.Asked);
    }

    [Theory]
    [InlineData("1 / 0", "division by zero")]
    [InlineData("1 + 'a'", "^")]
    [InlineData("unknown", "unknown")]
    public async Task What_is_wrong_is_told_with_its_place(string expression, string told)
    {
        using var server = new FakeServer();
        var (code, written, errors) = await Dcops.RunAsync(server, "cel", "eval", expression);
        Assert.Equal(ExitCode.Refused, code);
        Assert.Empty(written);
        Assert.Contains("1:", errors, StringComparison.Ordinal);
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conformance_ends_with_how_many_passed_and_failed()
    {
        using var folder = new Folder().With("t.jsonl", """
            {"file":"basic","section":"s","name":"right","expr":"1 + 1","expect":{"value":{"int64":"2"}}}
            {"file":"basic","section":"s","name":"wrong","expr":"1 + 1","expect":{"value":{"int64":"3"}}}
            """);
        using var server = new FakeServer();
        var (code, written, _) = await Dcops.RunAsync(server, "cel", "conformance", folder.At("t.jsonl"));
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("✗ basic/s/wrong: 1 + 1\n", written, StringComparison.Ordinal);
        Assert.EndsWith("\n1 passed, 1 failed\n", written, StringComparison.Ordinal);
    }
}
