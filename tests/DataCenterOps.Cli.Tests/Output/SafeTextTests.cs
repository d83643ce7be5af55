using DataCenterOps.Cli.Output;

namespace DataCenterOps.Cli.Tests.Output;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("السجل المدني", "السجل المدني")]
    [InlineData("a\u001b[2Jb", "a\\u001B[2Jb")]
    [InlineData("deny\u202Ewolla", "deny\\u202Ewolla")]
    [InlineData("two\nlines", "two\\u000Alines")]
    public void Text_from_outside_cannot_steer_the_terminal(string text, string shown) => Assert.Equal(shown, SafeText.Of(text));
}
