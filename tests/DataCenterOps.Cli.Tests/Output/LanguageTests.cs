using DataCenterOps.Cli.Output;

namespace DataCenterOps.Cli.Tests.Output;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("fr", "ar_DZ.UTF-8", "fr")]
    [InlineData(null, "ar_DZ.UTF-8", "ar")]
    [InlineData(null, "fr_DZ.UTF-8", "fr")]
    [InlineData(null, "C.UTF-8", "en")]
    [InlineData(null, null, "en")]
    public void What_was_asked_for_wins_over_the_locale(string? asked, string? locale, string expected) =>
        Assert.Equal(expected, Languages.Choose(asked, name => name == "LANG" ? locale : null).Code());
}
