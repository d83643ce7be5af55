namespace DataCenterOps.Cel.Tests.Patterns;

public sealed class PatternTests
{
    [Theory]
    [InlineData(@"^\d+$", "123", true)]
    [InlineData(@"\d", "٣", false)]
    [InlineData(@"a$", "a\n", false)]
    [InlineData(@"(?m)a$", "a\nb", true)]
    [InlineData(@"(?m)^b", "a\nb", true)]
    [InlineData(@"^.$", "😀", true)]
    [InlineData(@"^.$", "\n", false)]
    [InlineData(@"(?s)^.$", "\n", true)]
    [InlineData(@"^(?P<name>ab)+$", "abab", true)]
    [InlineData(@"^\pL+$", "مرحبا", true)]
    [InlineData(@"^\p{Lu}\P{Lu}$", "Ab", true)]
    [InlineData(@"^\p{Arabic}+$", "مرحبا", true)]
    [InlineData(@"^\Qa.b\E$", "a.b", true)]
    [InlineData(@"^\Qa.b\E$", "axb", false)]
    [InlineData(@"^[[:alpha:]]+$", "abc", true)]
    [InlineData(@"^[[:^alpha:]]+$", "123", true)]
    [InlineData(@"^[a-z-[b]]$", "b]", true)]
    [InlineData(@"^[^a]$", "😀", true)]
    [InlineData(@"^[😀-😂]$", "😁", true)]
    [InlineData(@"^[😀-😂]$", "😃", false)]
    [InlineData(@"(?i)straße", "STRAßE", true)]
    [InlineData(@"(?i)^[a-c]+$", "ABC", true)]
    [InlineData(@"a{2,3}", "caab", true)]
    [InlineData(@"^a{2}$", "aaa", false)]
    [InlineData(@"a{,3}", "a{,3}", true)]
    [InlineData(@"^\x{1F600}\x41$", "😀A", true)]
    [InlineData(@"^a|b$", "xb", true)]
    [InlineData(@"^\s$", "\u00a0", false)]
    [InlineData(@"^\w+$", "é", false)]
    [InlineData(@"^(?:(?i)a)b$", "Ab", true)]
    [InlineData(@"^(?:(?i)a)b$", "AB", false)]
    [InlineData(@"^[]a]$", "]", true)]
    [InlineData(@"", "x", true)]
    [InlineData(@"\bcat\b", "a cat.", true)]
    [InlineData(@"\bcat\b", "concat", false)]
    [InlineData(@"\Bcat", "concat", true)]
    [InlineData(@"\bé", "é", false)]
    [InlineData(@"^$", "", true)]
    [InlineData(@"^(a|b|)*c$", "abbac", true)]
    [InlineData(@"(^|,)x(,|$)", "a,x", true)]
    [InlineData(@"(?i)ǆ", "ǅ", true)]
    [InlineData(@"a{0}b", "b", true)]
    [InlineData(@"^(ab){2,}$", "ababab", true)]
    [InlineData(@"^(ab){2,3}$", "abababab", false)]
    [InlineData(@"[^\pL]", "مرحبا", false)]
    public void A_pattern_means_what_RE2_says(string pattern, string text, bool expected) => Assert.Equal(
        expected, Compiled(pattern).IsMatch(text));

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("[a")]
    [InlineData("[b-a]")]
    [InlineData("*")]
    [InlineData("a**")]
    [InlineData("a{2}{3}")]
    [InlineData("a{1001}")]
    [InlineData(@"\1")]
    [InlineData(@"\k<a>")]
    [InlineData("(?<=a)b")]
    [InlineData("(?!a)b")]
    [InlineData(@"\p{Nonsense}")]
    [InlineData(@"\C")]
    [InlineData("[[:nonsense:]]")]
    [InlineData("(?x)a")]
    [InlineData("\\")]
    public void What_RE2_does_not_know_is_refused(string pattern) =>
        Assert.False(Re2.TryCompile(pattern, out _, out _));

    [Fact]
    public void A_pattern_that_would_explode_elsewhere_is_linear_here() =>
        Assert.False(Compiled("^(a+)+$").IsMatch(new string('a', 10_000) + "!"));

    private static Re2Pattern Compiled(string pattern)
    {
        Assert.True(Re2.TryCompile(pattern, out var compiled, out var message), message);
        return compiled;
    }
}
