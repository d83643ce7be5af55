namespace DataCenterOps.Cel.Tests.Language;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("1 + 2 * 3 - 4", "3")]
    [InlineData("-7 / 2", "-3")]
    [InlineData("-7 % 2", "-1")]
    [InlineData("7u / 2u", "3u")]
    [InlineData("1.0 / 0.0", "+Inf")]
    [InlineData("'a' + 'b'", "\"ab\"")]
    [InlineData("b'a' + b'\\xff'", "b\"a\\xff\"")]
    [InlineData("[1] + [2, 3]", "[1, 2, 3]")]
    [InlineData("{'a': 1, 'b': [true, null]}", "{\"a\": 1, \"b\": [true, null]}")]
    [InlineData("size('مرحبا 😀')", "7")]
    [InlineData("'\\U0001F600' > '\\uFFFD'", "true")]
    [InlineData("'😀' < '｡'", "false")]
    [InlineData("[1, 2, 3].map(x, x > 1, x * 10)", "[20, 30]")]
    [InlineData("[1, 2, 3].filter(x, x != 2)", "[1, 3]")]
    [InlineData("{'a': 1, 'b': 2}.map(k, k)", "[\"a\", \"b\"]")]
    [InlineData("[1, 2].exists_one(x, x == 2)", "true")]
    [InlineData("has({'a': 1}.a) && !has({'a': 1}.b)", "true")]
    [InlineData("true ? 1 : 1 / 0", "1")]
    [InlineData("!!!true", "false")]
    [InlineData("- -5", "5")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("type(1) == int && type([]) == list", "true")]
    [InlineData("string(1000000.0)", "\"1000000\"")]
    [InlineData("'c' in ['a','b','c','d','e','f','g','h','i','j']", "true")]
    [InlineData("'z' in ['a','b','c','d','e','f','g','h','i','j']", "false")]
    [InlineData("2 in {1: 'a', 2: 'b'}", "true")]
    [InlineData("dyn(1u) in [1, 2]", "true")]
    public void An_expression_has_its_value(string source, string expected) =>
        Assert.Equal(expected, Evaluating.Print(source));

    [Theory]
    [InlineData("9223372036854775807 + 1", "cel.overflow")]
    [InlineData("-9223372036854775808 - 1", "cel.overflow")]
    [InlineData("9223372036854775807 * 2", "cel.overflow")]
    [InlineData("0u - 1u", "cel.overflow")]
    [InlineData("1 / 0", "cel.divide_by_zero")]
    [InlineData("1 % 0", "cel.divide_by_zero")]
    [InlineData("int('x')", "cel.invalid_argument")]
    [InlineData("int(1e300)", "cel.overflow")]
    [InlineData("uint(-1)", "cel.overflow")]
    [InlineData("[1][1]", "cel.index_out_of_range")]
    [InlineData("[1][-1]", "cel.index_out_of_range")]
    [InlineData("{'a': 1}['b']", "cel.no_such_key")]
    [InlineData("{'a': 1}.b", "cel.no_such_key")]
    [InlineData("{'a': 1, 'a': 2}", "cel.duplicate_key")]
    [InlineData("dyn('a') + 1", "cel.no_such_overload")]
    [InlineData("dyn(1) && true", "cel.no_such_overload")]
    [InlineData("dyn('a').all(x, true)", "cel.no_such_overload")]
    [InlineData("timestamp('2026-02-29T00:00:00Z')", "cel.invalid_argument")]
    [InlineData("timestamp('2026-02-28T00:00:00Z').getHours('Mars/Olympus')", "cel.invalid_argument")]
    [InlineData("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "cel.overflow")]
    public void A_failure_is_a_value_with_a_code(string source, string code)
    {
        var error = Evaluating.Run(source).Error;
        Assert.Equal(code, error?.Code);
        Assert.Equal(1, error!.Line);
        Assert.True(error.Column >= 1);
    }

    [Fact]
    public void An_error_tells_its_place()
    {
        var error = Evaluating.Run("true &&\n  1 / 0 == 1").Error!;
        Assert.Equal(("division by zero", 2, 5), (error.Message, error.Line, error.Column));
    }

    [Theory]
    [InlineData("false && 1 / 0 == 1", "false")]
    [InlineData("1 / 0 == 1 && false", "false")]
    [InlineData("true || 1 / 0 == 1", "true")]
    [InlineData("1 / 0 == 1 || true", "true")]
    [InlineData("1 / 0 == 1 || false || true", "true")]
    [InlineData("[0, 1].all(x, 1 / x == 2)", "false")]
    [InlineData("[0, 1].exists(x, 1 / x == 1)", "true")]
    public void What_decides_absorbs_errors_in_either_order(string source, string expected) =>
        Assert.Equal(expected, Evaluating.Print(source));

    [Theory]
    [InlineData("1 / 0 == 1 && true")]
    [InlineData("true && 1 / 0 == 1")]
    [InlineData("1 / 0 == 1 || false")]
    [InlineData("[0, 1].all(x, 1 / x == 1)")]
    [InlineData("[0, 1].exists(x, 1 / x == 2)")]
    [InlineData("[0, 1].exists_one(x, 1 / x == 1)")]
    [InlineData("[0, 1].map(x, 1 / x) == []")]
    [InlineData("[1, 0].filter(x, 1 / x == 1) == []")]
    public void What_does_not_decide_lets_the_error_through(string source) =>
        Assert.Equal("cel.divide_by_zero", Evaluating.Run(source).Error?.Code);

    [Theory]
    [InlineData("timestamp('2026-09-20T12:00:00.123456789Z') + duration('1ns')", "timestamp(\"2026-09-20T12:00:00.12345679Z\")")]
    [InlineData("timestamp('2026-09-20T12:00:00+01:00')", "timestamp(\"2026-09-20T11:00:00Z\")")]
    [InlineData("duration('1h30m') - duration('2h')", "duration(\"-1800s\")")]
    [InlineData("duration('-1.5s')", "duration(\"-1.5s\")")]
    [InlineData("duration('90m').getHours()", "1")]
    [InlineData("timestamp('2026-01-01T00:00:00Z').getFullYear('-01:00')", "2025")]
    [InlineData("timestamp('2026-07-01T23:30:00Z').getDate('Africa/Algiers')", "2")]
    [InlineData("timestamp('2026-01-02T00:00:00Z') - timestamp('2026-01-01T00:00:00Z') == duration('24h')", "true")]
    public void Times_keep_nanoseconds_and_zones(string source, string expected) =>
        Assert.Equal(expected, Evaluating.Print(source));
}
