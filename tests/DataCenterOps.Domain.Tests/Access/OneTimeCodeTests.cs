using System.Text;
using DataCenterOps.Domain.Access;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

/// <summary>Codes of authenticator applications and for the day when there is none.</summary>
public sealed class OneTimeCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six of the eight digits that are printed there.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(code, OneTimeCode.Generate(Secret, OneTimeCode.StepAt(at)));
        Assert.Equal(OneTimeCode.StepAt(at), OneTimeCode.Match(Secret, code, at));
    }

    [Theory]
    [InlineData(-31, true)]
    [InlineData(31, true)]
    [InlineData(-91, false)]
    [InlineData(91, false)]
    public void A_clock_may_be_off_by_half_a_minute_and_not_by_more(int seconds, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_015);
        var code = OneTimeCode.Generate(Secret, OneTimeCode.StepAt(now.AddSeconds(seconds)));
        Assert.Equal(accepted, OneTimeCode.Match(Secret, code, now) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("٢٨٧٠٨٢")]
    public void Anything_else_is_no_code(string text) =>
        Assert.Null(OneTimeCode.Match(Secret, text, DateTimeOffset.FromUnixTimeSeconds(59)));

    // RFC 4648, section 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_in_base_32(string secret, string text) =>
        Assert.Equal(text, OneTimeCode.Write(Encoding.ASCII.GetBytes(secret)));

    [Fact]
    public void A_recovery_code_is_known_however_it_is_typed()
    {
        var code = RecoveryCode.Create();
        Assert.True(RecoveryCode.IsPlausible(code));
        Assert.Equal(RecoveryCode.Hash(code), RecoveryCode.Hash($" {code.ToUpperInvariant().Replace('-', ' ')} "));
        Assert.False(RecoveryCode.IsPlausible("287082"));
        Assert.False(RecoveryCode.IsPlausible(code + "a"));
    }

    [Theory]
    [InlineData("Amina.B", "amina.b")]
    [InlineData(" k-2 ", "k-2")]
    [InlineData("ab", null)]
    [InlineData("2fast", null)]
    [InlineData("аmina", null)]
    [InlineData("am\u0131na", null)]
    [InlineData("amina\u200b", null)]
    [InlineData("amina b", null)]
    [InlineData(null, null)]
    public void A_name_to_sign_in_with_has_one_form_and_no_look_alikes(string? typed, string? kept) =>
        Assert.Equal(kept, LoginName.TryParse(typed, out var login) ? login.Value : null);
}
