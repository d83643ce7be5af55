using System.Text;
using CsCheck;
using DataCenterOps.Domain.Ledger;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger;

/// <summary>What is told at a glance is what the library says.</summary>
public sealed class NormalFormTests
{
    private static readonly string[] Chosen = ["e\u0301", "\u0627\u0653", "\u0622", "\u212B", "\u2126", "\uAC00", "\U0001D15E", "\U0001F600", "قطاع", "Santé"];

    // Letters of three languages, marks that combine, precomposed and decomposed forms, Hangul, what NFC replaces, and what lies beyond the first plane.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char['\u0020', '\u02FF'].Select(letter => letter.ToString()), Gen.Char['\u0300', '\u0345'].Select(letter => letter.ToString()),
        Gen.Char['\u0600', '\u06FF'].Select(letter => letter.ToString()), Gen.Char['\u1E00', '\u1FFF'].Select(letter => letter.ToString()),
        Gen.Char['\u2000', '\u206F'].Select(letter => letter.ToString()), Gen.Char['\u1100', '\u11FF'].Select(letter => letter.ToString()),
        Gen.Int[0, Chosen.Length - 1].Select(n => Chosen[n]))
        .List[0, 12].Select(string.Concat);

    [Fact]
    public void It_agrees_with_the_library_on_every_text() => Texts.Sample(
        text =>
        {
            var expected = text.IsNormalized(NormalizationForm.FormC);
            return NormalForm.IsNfc(text) == expected && NormalForm.IsNfc(Encoding.UTF8.GetBytes(text)) == expected;
        },
        iter: 20_000);

    [Fact]
    public void It_agrees_on_every_two_letters_of_the_first_plane_of_which_the_first_is_plain()
    {
        for (var second = 0; second <= 0xFFFD; second++)
        {
            if (char.IsSurrogate((char)second))
            {
                continue;
            }

            foreach (var first in "aé\u0627\u064A\u0648\u2019\u202F\u02FF")
            {
                var text = $"{first}{(char)second}";
                Assert.True(NormalForm.IsNfc(text) == text.IsNormalized(NormalizationForm.FormC), $"U+{(int)first:X4} U+{second:X4}");
            }
        }
    }
}
